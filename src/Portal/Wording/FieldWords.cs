using System.Text.RegularExpressions;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>What the fields of a definition are called, and what their fixed values mean.</summary>
public static partial class FieldWords
{
    /// <summary>"Thời hạn · số lượng" for <c>due.expression.value.amount</c>; what has no word of its own keeps its name.</summary>
    public static string Field(this Say say, string path)
    {
        var parts = Parts().Matches(Wrapping().Replace(path, "")).Select(match => match.Value).ToList();
        if (parts.Count > 1 && parts[0] == "metadata" && Metadata(say, parts[1]) is { } metadata)
            return Join(metadata, parts[2..], say);
        if (parts.Count > 1 && parts[0] == "customProperties" && parts[1] == "nameEn")
            return say["Tên tiếng Anh của quy trình"];
        return Join(Root(say, parts[0]), parts[1..], say);
    }

    public static string FieldValue(this Say say, string value) => value switch
    {
        "WorkingDays" => say["ngày làm việc"],
        "Days" => say["ngày"],
        "Weeks" => say["tuần"],
        "Months" => say["tháng"],
        "Years" => say["năm"],
        "After" => say["sau"],
        "Before" => say["trước"],
        "NextWorkingDay" => say["lùi sang ngày làm việc kế tiếp"],
        "PreviousWorkingDay" => say["lên ngày làm việc trước đó"],
        "Activated" => say["khi bước bắt đầu"],
        "InstanceStarted" => say["khi lượt chạy bắt đầu"],
        "ActionDue" => say["hạn của nhiệm vụ"],
        "PeriodEnd" => say["cuối kỳ báo cáo"],
        _ => value,
    };

    private static string Join(string first, IEnumerable<string> rest, Say say) => string.Join(" · ", rest.Select(part => Inner(say, part)).Prepend(first));

    private static string Root(Say say, string name) => name switch
    {
        "name" => say["Tên"],
        "description" => say["Mô tả"],
        "title" => say["Tên việc"],
        "instructions" => say["Hướng dẫn"],
        "assignee" => say["Người làm"],
        "cooperating" => say["Phối hợp"],
        "due" or "deadline" => say["Thời hạn"],
        "reminders" => say["Nhắc việc"],
        "form" => say["Biểu mẫu"],
        "evidence" or "evidenceRequired" => say["Minh chứng"],
        "deliverable" => say["Sản phẩm"],
        "legalBasis" => say["Căn cứ pháp lý"],
        "outcomes" => say["Kết quả"],
        "approvers" => say["Người duyệt"],
        "quorum" => say["Số người phải đồng ý"],
        "reviews" => say["Duyệt bước nào"],
        "returnTo" => say["Trả lại về bước"],
        "recipients" => say["Người nhận"],
        "template" => say["Mẫu thư"],
        "units" => say["Đơn vị"],
        "condition" => say["Điều kiện"],
        "cases" => say["Trường hợp"],
        "script" => say["Kịch bản"],
        "variables" => say["Biến"],
        "variable" => say["Biến"],
        "value" => say["Giá trị"],
        "inputs" => say["Đầu vào"],
        "outputs" => say["Đầu ra"],
        "type" => say["Loại bước"],
        "container" => say["Nằm trong"],
        "activities" or "branches" => say["Thứ tự các bước"],
        "connections" => say["Đường nối"],
        "customProperties" or "options" => say["Thiết lập"],
        _ => name,
    };

    private static string Inner(Say say, string name) => name switch
    {
        "anchor" => say["tính từ"],
        "amount" => say["số lượng"],
        "unit" => say["đơn vị tính"],
        "direction" => say["đếm về"],
        "roll" => say["khi rơi vào ngày nghỉ"],
        "pauses" => say["tạm dừng khi đang ở bước"],
        "basis" => say["căn cứ"],
        "condition" => say["điều kiện"],
        "label" => say["tên"],
        "required" => say["bắt buộc"],
        "[order]" => say["thứ tự"],
        _ => name.Trim('[', ']'),
    };

    private static string? Metadata(Say say, string name) => name switch
    {
        "displayText" => say["Tên bước"],
        "description" => say["Tên bước bằng tiếng Anh"],
        "outcomes" => say["Tên kết quả"],
        _ => null,
    };

    /// <summary>The wrapper around an input's value.</summary>
    [GeneratedRegex(@"\.expression\.value|\.expression\.type|\.expression|\.typeName$")]
    private static partial Regex Wrapping();

    [GeneratedRegex(@"\[[^\]]*\]|[^.\[\]]+")]
    private static partial Regex Parts();
}
