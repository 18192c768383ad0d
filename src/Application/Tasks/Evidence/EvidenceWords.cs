using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Evidence;

/// <summary>What people read about files.</summary>
public static class EvidenceWords
{
    public static readonly Words NotFound = new("Không tìm thấy tệp này trên việc.", "There is no such file on the task.");
    public static readonly Words NotYourFile = new("Chỉ người đính kèm hoặc người đang làm việc này gỡ được tệp.", "Only whoever attached it or holds the task can take a file off.");

    public static Words Attached(string name) => new($"Đã đính kèm “{name}”.", $"“{name}” is attached.");

    public static Words Quarantined(string name) => new($"Đã đính kèm “{name}”, chưa quét vi-rút được nên chưa ai mở được. Hệ thống tự quét lại; vẫn nộp được.",
        $"“{name}” is attached. It could not be scanned yet, so nobody can open it; it will be scanned again by itself, and you can submit meanwhile.");

    public static Words Infected(string name, string virus) => new($"Tệp “{name}” có mã độc ({virus}) nên không nhận. Quét máy của bạn, rồi đính kèm bản sạch.",
        $"The file “{name}” carries malware ({virus}) and was not taken. Scan your machine, then attach a clean copy.");

    public static Words NotScanned(string name) => new($"Chưa quét vi-rút được tệp “{name}” nên chưa nhận. Thử lại sau ít phút.",
        $"The file “{name}” could not be scanned for viruses and was not taken. Try again in a few minutes.");

    public static Words Removed(string name) => new($"Đã gỡ “{name}”. Các lần nộp trước vẫn giữ tệp.", $"“{name}” is taken off. Earlier submissions keep it.");

    public static Words AlreadyThere(string name) => new($"Tệp “{name}” có nội dung đã đính kèm rồi. Chọn tệp khác.", $"The content of “{name}” is attached already. Choose another file.");

    public static Words TooMany(int most) => new($"Việc này đã có {most} tệp, nhiều nhất có thể. Gỡ bớt hoặc gộp tệp.", $"The task has {most} files, the most there can be. Take some off or combine them.");
}
