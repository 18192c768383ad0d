using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Evidence;

/// <summary>What people read about files.</summary>
public static class EvidenceWords
{
    public static readonly Words NotFound = new("Không tìm thấy tệp này trên việc.", "There is no such file on the task.");
    public static readonly Words NotYourFile = new("Chỉ người đính kèm hoặc người đang làm việc này gỡ được tệp.", "Only whoever attached it or holds the task can take a file off.");

    public static Words Attached(string name) => new($"Đã đính kèm “{name}”.", $"“{name}” is attached.");

    public static Words Removed(string name) => new($"Đã gỡ “{name}”. Các lần nộp trước vẫn giữ tệp.", $"“{name}” is taken off. Earlier submissions keep it.");

    public static Words AlreadyThere(string name) => new($"Tệp “{name}” có nội dung đã đính kèm rồi. Chọn tệp khác.", $"The content of “{name}” is attached already. Choose another file.");

    public static Words TooMany(int most) => new($"Việc này đã có {most} tệp, nhiều nhất có thể. Gỡ bớt hoặc gộp tệp.", $"The task has {most} files, the most there can be. Take some off or combine them.");
}
