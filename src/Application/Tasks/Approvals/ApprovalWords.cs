using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Tasks.Approvals;

/// <summary>What approvers read.</summary>
public static class ApprovalWords
{
    public static readonly Words SpokenAlready = new("Bạn đã cho ý kiến về hồ sơ này.", "You have already decided on this dossier.");

    /// <summary>Null: the work is a delegator's, not one's own.</summary>
    public static Words OwnWork(ParticipationKind? how, IReadOnlyList<string> others)
    {
        var (vi, en) = how switch
        {
            ParticipationKind.Submitted => ("Bạn đã nộp hồ sơ này", "You submitted this dossier"),
            ParticipationKind.Contributed => ("Bạn đã tham gia làm hồ sơ này", "You contributed to this dossier"),
            ParticipationKind.Claimed => ("Bạn đã nhận làm hồ sơ này", "You worked on this dossier"),
            _ => ("Người ủy quyền cho bạn đã làm hồ sơ này", "Whoever delegated to you worked on this dossier"),
        };
        var who = Others(others);
        return new($"{vi} nên không duyệt được. {who.Vi}", $"{en}, so you cannot approve it. {who.En}");
    }

    public static Words NoSeat(IReadOnlyList<string> others)
    {
        var who = Others(others);
        return new($"Hồ sơ này không chờ bạn duyệt. {who.Vi}", $"This dossier does not wait for your decision. {who.En}");
    }

    public static Words Decided(ApprovalVerdict verdict) => verdict switch
    {
        ApprovalVerdict.Approved => new("Đã duyệt.", "Approved."),
        ApprovalVerdict.Returned => new("Đã trả lại kèm lý do. Nội dung đã nhập được giữ nguyên cho người làm.", "Returned with the reason. Everything entered is kept for whoever works on it."),
        _ => new("Không phê duyệt. Người nộp nhận thư kèm lý do.", "Rejected. Whoever submitted gets a mail with the reason."),
    };

    public static Words Recorded(IReadOnlyList<string> waiting) => waiting.Count == 0
        ? new("Đã ghi ý kiến của bạn. Còn chờ người khác.", "Your decision is recorded. Others have yet to decide.")
        : new($"Đã ghi ý kiến của bạn. Còn chờ: {string.Join(", ", waiting)}.", $"Your decision is recorded. Still to decide: {string.Join(", ", waiting)}.");

    private static Words Others(IReadOnlyList<string> names) => names.Count == 0
        ? new("Không còn ai duyệt được; quản trị đã được báo.", "Nobody is left who may; the administrators see it.")
        : new($"Người duyệt được: {string.Join(", ", names.Take(3))}.", $"Those who may: {string.Join(", ", names.Take(3))}.");
}
