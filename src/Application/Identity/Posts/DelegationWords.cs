using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Identity.Posts;

/// <summary>What the person who is to act for another reads in their mail.</summary>
public static class DelegationWords
{
    public static NotifyMail Mail(string language, string from, Delegation delegation, string? unitName, string? reason)
    {
        var vi = language != "en";
        var name = MailText.Line(from, 100);
        var days = $"{delegation.From:dd'/'MM'/'yyyy} – {delegation.To:dd'/'MM'/'yyyy}";
        var facts = new List<NotifyFact>
        {
            new(vi ? "Thời gian" : "Period", days),
            new(vi ? "Phạm vi" : "Covers", MailText.Line(unitName ?? (vi ? "mọi chức vụ" : "every post"), 200)),
        };
        if (!string.IsNullOrWhiteSpace(reason))
            facts.Add(new(vi ? "Lý do" : "Reason", MailText.Line(reason, 300)));
        return vi
            ? new NotifyMail(MailText.Line($"{from} ủy quyền cho đồng chí, {days}", MailSubject.MaxLength),
                $"Trong thời gian này, việc và hồ sơ chờ duyệt của {name} cũng hiện ở trang của đồng chí. Hồ sơ mà một trong hai người đã tham gia làm thì không ai trong hai người duyệt.", facts)
            : new NotifyMail(MailText.Line($"{from} lets you act for them, {days}", MailSubject.MaxLength),
                $"During this time the tasks and approvals of {name} appear on your pages too. What either of you worked on, neither of you approves.", facts);
    }
}
