using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>What became of a reminder, as the ledger knows it.</summary>
public static class LedgerWords
{
    public static string Ledger(this Say say, ReminderLedgerEntry line)
    {
        var what = line.State switch
        {
            ReminderState.Gathered when line.GoesAt is { } at => say["Dồn vào thư tổng hợp lúc {0}", Say.At(at)],
            ReminderState.Gathered => say["Dồn vào thư tổng hợp"],
            ReminderState.Merged => say["Gộp vào thư sau"],
            ReminderState.Withdrawn => say["Không gửi: việc đã xong, đã đổi hạn hoặc không có người nhận"],
            _ when line.GoesAt is { } at => say["Chờ tới {0}, theo giờ người nhận chọn", Say.At(at)],
            _ => say["Đã gửi lúc {0}", Say.At(line.RecordedAt)],
        };
        return line.Route == MailRoute.Own ? what : say["{0}, tới hộp thư cơ quan", what];
    }
}
