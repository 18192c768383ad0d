using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain_Tests.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Mail;

public class MailSubjectTests
{
    private const string Title = "Dự thảo tờ trình GCN";
    private const string About = "Nhà văn hóa thôn Nà Lộc";
    private static readonly DateOnly Due = new(2022, 9, 7);

    [Theory]
    [InlineData("vi", MailOccasion.Reminder, "2022-08-31", "Còn 3 ngày làm việc: Dự thảo tờ trình GCN, Nhà văn hóa thôn Nà Lộc (hạn 07/09/2022)")]
    [InlineData("vi", MailOccasion.Reminder, "2022-09-07", "Đến hạn hôm nay: Dự thảo tờ trình GCN, Nhà văn hóa thôn Nà Lộc (hạn 07/09/2022)")]
    [InlineData("vi", MailOccasion.Reminder, "2022-09-13", "Quá hạn 4 ngày làm việc: Dự thảo tờ trình GCN, Nhà văn hóa thôn Nà Lộc (hạn 07/09/2022)")]
    [InlineData("vi", MailOccasion.Escalation, "2022-09-08", "Quá hạn 1 ngày làm việc, đôn đốc: Dự thảo tờ trình GCN, Nhà văn hóa thôn Nà Lộc (hạn 07/09/2022)")]
    [InlineData("vi", MailOccasion.Returned, "2022-09-06", "Còn 1 ngày làm việc, bị trả lại: Dự thảo tờ trình GCN, Nhà văn hóa thôn Nà Lộc (hạn 07/09/2022)")]
    [InlineData("vi", MailOccasion.Approved, "2022-09-06", "Đã phê duyệt: Dự thảo tờ trình GCN, Nhà văn hóa thôn Nà Lộc")]
    [InlineData("en", MailOccasion.Assigned, "2022-09-06", "1 working day left, new task: Dự thảo tờ trình GCN, Nhà văn hóa thôn Nà Lộc (due 07/09/2022)")]
    [InlineData("en", MailOccasion.Reminder, "2022-09-13", "4 working days overdue: Dự thảo tờ trình GCN, Nhà văn hóa thôn Nà Lộc (due 07/09/2022)")]
    public void A_subject_says_time_left_act_subject_and_date_in_that_order(string language, MailOccasion occasion, string today, string expected) =>
        Assert.Equal(expected, MailSubject.Compose(language, occasion, Title, About, At(Due, today)));

    [Theory]
    [InlineData("2022-12-31", "2022-12-30", "Ngày làm việc cuối cùng: ")]
    [InlineData("2022-12-31", "2023-01-01", "Quá hạn: ")]
    [InlineData("2022-12-31", "2022-12-31", "Đến hạn hôm nay: ")]
    public void Around_a_due_date_on_a_day_off_no_days_are_counted(string due, string today, string start) =>
        Assert.StartsWith(start, MailSubject.Compose("vi", MailOccasion.Reminder, Title, null, At(DateOnly.ParseExact(due, "yyyy-MM-dd"), today)), StringComparison.Ordinal);

    [Fact]
    public void A_title_that_already_names_the_subject_does_not_say_it_twice() =>
        Assert.Equal("Việc mới: Cấp giấy cho nhà văn hóa thôn Nà Lộc", MailSubject.Compose("vi", MailOccasion.Assigned, "Cấp giấy cho nhà văn hóa thôn Nà Lộc", About, null));

    [Fact]
    public void A_title_without_end_is_cut_and_the_time_and_the_date_stay()
    {
        var subject = MailSubject.Compose("vi", MailOccasion.Reminder, string.Concat(Enumerable.Repeat("Tờ trình ", 100)), About, At(Due, "2022-08-31"));

        Assert.True(subject.Length <= MailSubject.MaxLength);
        Assert.StartsWith("Còn 3 ngày làm việc: Tờ trình", subject, StringComparison.Ordinal);
        Assert.EndsWith("… (hạn 07/09/2022)", subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_in_a_title_never_opens_another_header()
    {
        var subject = MailSubject.Compose("vi", MailOccasion.Assigned, "Việc\r\nBcc: moi.nguoi@vanquan.example\u2028\u0000X: y", null, null);

        Assert.Equal("Việc mới: Việc Bcc: moi.nguoi@vanquan.example X: y", subject);
    }

    private static TimeLeft At(DateOnly due, string today) => TimeLeft.At(due, DateOnly.ParseExact(today, "yyyy-MM-dd"), ShippedCalendar.Calendar);
}
