using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>Steps, outcomes and fields as a designer reads them: by the words drawn on the canvas, never by type.</summary>
public static class StepNames
{
    private static readonly Dictionary<string, BilingualText> Ends = new()
    {
        ["Done"] = new("Hoàn thành", "Done"),
        ["True"] = new("Có", "Yes"),
        ["False"] = new("Không", "No"),
        ["Default"] = new("Còn lại", "Otherwise"),
        ["Approved"] = new("Đồng ý", "Approved"),
        ["Returned"] = new("Trả lại để sửa", "Returned for rework"),
        ["Rejected"] = new("Từ chối", "Rejected"),
        ["Overdue"] = new("Quá hạn", "Overdue"),
        ["Cancelled"] = new("Bị hủy", "Cancelled"),
    };

    private static readonly Dictionary<string, BilingualText> Fields = new()
    {
        ["title"] = new("tiêu đề việc", "the title"),
        ["assignee"] = new("người thực hiện", "who does it"),
        ["approvers"] = new("người duyệt", "who approves"),
        ["recipients"] = new("người nhận", "the recipients"),
        ["template"] = new("mẫu thư", "the mail template"),
        ["deadline"] = new("thời hạn", "the deadline"),
        ["due"] = new("thời hạn", "the due date"),
        ["criteriaSet"] = new("bộ tiêu chí", "the criteria set"),
        ["code"] = new("mã chỉ tiêu", "the indicator's code"),
        ["unit"] = new("đơn vị", "the unit"),
        ["units"] = new("các đơn vị", "the units"),
        ["value"] = new("giá trị", "the value"),
        ["condition"] = new("điều kiện", "the condition"),
        ["reviews"] = new("công việc được duyệt", "the work under review"),
        ["returnTo"] = new("bước trả lại", "where it returns to"),
        ["outcomes"] = new("các kết quả", "the outcomes"),
    };

    /// <summary>The step's own words in quotation marks; without any, the word for its kind, else its name or id.</summary>
    public static BilingualText Of(ActivityNode node) => new($"“{Name(node, "vi")}”", $"“{Name(node, "en")}”");

    public static BilingualText Outcome(ActivityNode node, string outcome)
    {
        var labels = ActivityLabels.Of(node);
        var otherwise = Ends.GetValueOrDefault(outcome);
        return new($"“{labels.Outcome(outcome, "vi") ?? otherwise?.Vi ?? outcome}”", $"“{labels.Outcome(outcome, "en") ?? otherwise?.En ?? outcome}”");
    }

    public static BilingualText Field(string input) => Fields.GetValueOrDefault(input) ?? new($"ô “{input}”", $"the field “{input}”");

    private static string Name(ActivityNode node, string language) =>
        ActivityLabels.Of(node).Name(language)
        ?? (string.IsNullOrWhiteSpace(node.Name) || node.Name == node.Id
            ? KindWords.Of(node.Type) is { } kind ? language == "vi" ? kind.Vi : kind.En : node.Id
            : node.Name);
}
