using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.MoreTime;

/// <summary>Answers about more time: what happened, or why not and what to do instead.</summary>
public static class ExtensionWords
{
    public static readonly Words AskedAlready = new("Đã có đề nghị gia hạn chờ bên giao việc quyết định. Rút lại trước khi đề nghị ngày khác.",
        "A request for more time already waits for the assigning side. Withdraw it before you ask for another date.");
    public static readonly Words NothingAsked = new("Không còn đề nghị gia hạn nào chờ ở việc này: đã có người quyết định, hoặc đề nghị đã được rút.",
        "No request for more time waits on this task: somebody has decided, or it was withdrawn.");
    public static readonly Words OwnRequest = new("Bạn đã đề nghị gia hạn việc này nên không tự quyết định được. Chuyển cho người khác của bên giao việc.",
        "You asked for this extension, so you cannot decide on it. Leave it to somebody else of the assigning side.");
    public static readonly Words NoDueDate = new("Việc này không có hạn nên không cần gia hạn.", "This task has no due date, so there is nothing to extend.");
    public static readonly Words Refused = new("Đã ghi: không gia hạn. Người làm nhận thư kèm lý do.", "Recorded: not extended. The person doing it gets a mail with the reason.");
    public static readonly Words Withdrawn = new("Đã rút đề nghị gia hạn; hạn giữ nguyên.", "The request is withdrawn; the due date stays.");

    public static Words TooLate(DateOnly due) => new($"Hạn {due:dd/MM/yyyy} đã qua. Gia hạn phải đề nghị trước khi hết hạn; hãy trao đổi với bên giao việc.",
        $"The due date {due:dd/MM/yyyy} has passed. More time is asked for before it; talk to the assigning side.");

    public static Words NotLater(DateOnly due) => new($"Ngày gia hạn phải sau hạn hiện nay, {due:dd/MM/yyyy}.", $"The new date has to be after the present one, {due:dd/MM/yyyy}.");

    public static Words Asked(IReadOnlyList<string> deciders) => deciders.Count == 0
        ? new("Đã ghi đề nghị gia hạn, nhưng bên giao việc hiện không có ai. Hãy báo quản trị.", "Your request is recorded, but nobody is left on the assigning side. Tell an administrator.")
        : new($"Đã gửi đề nghị gia hạn. {string.Join(", ", deciders.Take(3))} sẽ quyết định.", $"Your request is in. {string.Join(", ", deciders.Take(3))} will decide.");

    public static Words Granted(DateOnly until) => new($"Đã gia hạn tới {until:dd/MM/yyyy}. Hạn gốc vẫn được ghi lại.", $"Extended until {until:dd/MM/yyyy}. The original date stays on record.");
}
