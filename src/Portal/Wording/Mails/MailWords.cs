using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>Where a mail stands, as a badge.</summary>
public static class MailWords
{
    public static Badge Mail(this Say say, MailState state) => state switch
    {
        MailState.Sent => new Badge("ontime", "i-ok", say["Đã gửi"]),
        MailState.Refused => new Badge("late", "i-late", say["Không gửi được"]),
        MailState.Withdrawn => new Badge("plain", "i-x", say["Đã rút lại"]),
        MailState.Gathered => new Badge("plain", "i-mail", say["Đã dồn vào thư tổng hợp"]),
        MailState.Claimed => new Badge("plain", "i-mail", say["Đang gửi"]),
        _ => new Badge("plain", "i-clock", say["Chờ gửi"]),
    };
}
