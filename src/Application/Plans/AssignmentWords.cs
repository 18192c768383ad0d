using System.Globalization;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>What is said about assigning one piece of work, and what its own words are made of.</summary>
internal static class AssignmentWords
{
    public static readonly Words Unfinished = new("Chưa giao được: còn mục cần sửa bên dưới.", "Not assigned yet: something below needs mending.");
    public static readonly Words NotYours = new("Bạn chỉ giao được việc trong cơ quan mình đứng đầu; việc cho cơ quan khác do giám sát, cơ quan thường trực hoặc lãnh đạo huyện giao.",
        "You can assign work only in the body you lead; supervisors, the standing body and the district's leaders assign work to other bodies.");
    public static readonly Words NoProcedure = new("Quy trình “Việc giao đột xuất” chưa được công bố; báo quản trị.", "The procedure “One-off task” is not published; tell an administrator.");

    public static readonly Words NotOneTask = new(
        "Quy trình “Việc giao đột xuất” đang công bố không mở đúng một việc khi bắt đầu; báo người thiết kế quy trình.",
        "The published procedure “One-off task” does not open exactly one task at its start; tell whoever designs procedures.");

    public static IEnumerable<FieldError> ErrorsIn(AssignTask.Command command, StaffDirectory staff, IReadOnlyDictionary<string, UnitRow> units, DateOnly today)
    {
        foreach (var (field, text, most) in new[] { ("title", command.Title, 200), ("asked", command.Asked, 4000), ("number", command.Cites.Number, 100), ("issuer", command.Cites.Issuer, 200) })
        {
            if (string.IsNullOrWhiteSpace(text))
                yield return new(field, new("Mục này chưa có nội dung.", "This is still empty."));
            else if (text.Length > most)
                yield return new(field, new($"Dài tối đa {most} chữ.", $"At most {most} characters."));
        }

        if (command.Due is not { } due)
            yield return new("due", new("Chưa có hạn hoàn thành, ghi dạng ngày/tháng/năm.", "The due date is missing; write day/month/year."));
        else if (due < today)
            yield return new("due", new("Hạn hoàn thành đã qua; chọn từ hôm nay trở đi.", "The due date is past; choose today or later."));
        if (command.Cites.Date > today)
            yield return new("date", new("Ngày văn bản ở sau hôm nay.", "The document is dated after today."));
        if (!Address.TryParse(command.Assignee, out var address, out _) || staff.Resolve(address, today).Count == 0 || address.Unit is { } unit && !Lives(unit))
            yield return new("assignee", new("Chưa chọn nơi nhận còn hoạt động.", "Choose who is to do it; the body must still exist."));
        if (command.Cooperating.Any(code => !Lives(code)))
            yield return new("cooperating", new("Có cơ quan phối hợp không còn hoạt động.", "A cooperating body no longer exists."));

        bool Lives(string code) => units.TryGetValue(code, out var row) && row.Kind != nameof(OrgUnitKind.Group) && row.AsStaffUnit().ExistsOn(today);
    }

    /// <summary>"Công văn 12/UBND-VP ngày 15/12/2021 của UBND huyện".</summary>
    public static string Document(AssignTask.Citation cites) =>
        cites.Number.Trim() + (cites.Date is { } date ? $" ngày {date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}" : "") + $" của {cites.Issuer.Trim()}";

    public static string Asked(AssignTask.Command command) =>
        string.IsNullOrWhiteSpace(command.Cites.Excerpt) ? command.Asked.Trim() : $"{command.Asked.Trim()}\n\nTrích {Document(command.Cites)}: “{command.Cites.Excerpt.Trim()}”";
}
