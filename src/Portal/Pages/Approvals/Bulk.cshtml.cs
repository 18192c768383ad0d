using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Approvals;

/// <summary>
/// Like cases approved together: choose and give a reason each, read once more what will happen, then the button. Choosing and
/// reading change nothing.
/// </summary>
public sealed class BulkModel(LikeCases cases, ApproveLike approve, WorkflowsDb db, DefinitionStore definitions, Visitor visitor, Say say) : PageModel
{
    public sealed record Case(string Id, string Title, string Note, string? Odd, bool Chosen, string Reason);

    public sealed record Group(string Procedure, string Step, IReadOnlyList<Case> Plain, IReadOnlyList<Case> Odd);

    public sealed record Result(string Title, bool Done, string Words);

    /// <summary>Names the request when it is repeated: made with the preview, so that the same preview approves once.</summary>
    public string Op { get; private set; } = Guid.NewGuid().ToString("N");

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public IReadOnlyList<Case> Chosen { get; private set; } = [];

    public IReadOnlyList<Result> Results { get; private set; } = [];

    public string? Wrong { get; private set; }

    public string Common { get; private set; } = "";

    public Task OnGetAsync(CancellationToken ct) => ReadAsync([], ct);

    public async Task<IActionResult> OnPostPreviewAsync(List<string> pick, string? common, CancellationToken ct)
    {
        Common = common?.Trim() ?? "";
        await ReadAsync(pick, ct);
        var chosen = Groups.SelectMany(group => group.Plain).Where(one => one.Chosen).ToList();
        if (chosen.Count == 0)
            Wrong = say["Chưa chọn hồ sơ nào. Đánh dấu các hồ sơ cần duyệt rồi xem trước."];
        else if (Groups.Count(group => group.Plain.Any(one => one.Chosen)) > 1)
            Wrong = say["Các hồ sơ đã chọn thuộc nhiều bước khác nhau. Mỗi lần chỉ duyệt các hồ sơ của cùng một bước."];
        else if (chosen.Any(one => one.Reason.Length == 0))
            Wrong = say["Còn hồ sơ chưa có lý do. Ghi lý do cho từng hồ sơ, hoặc ghi lý do chung ở trên."];
        else
            Chosen = chosen;
        return Page();
    }

    /// <summary>Back to choosing with everything typed.</summary>
    public async Task<IActionResult> OnPostChooseAsync(List<string> pick, CancellationToken ct)
    {
        await ReadAsync(pick, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostApproveAsync(string op, List<string> pick, CancellationToken ct)
    {
        var titles = await TitlesAsync(pick, ct);
        var answers = await approve.RunAsync(new(op, [.. pick.Where(titles.ContainsKey).Select(id => new ApproveLike.One(id, ReasonOf(id)))]), visitor.Actor, ct);
        Results = [.. answers.Select(one => new Result(titles[one.ApprovalId], one.Answer.IsDone, say.Of(one.Answer.Message)))];
        await ReadAsync([], ct);
        return Page();
    }

    private string ReasonOf(string id) => Request.HasFormContentType ? Request.Form["reason." + id].ToString().Trim() : "";

    private async Task<Dictionary<string, string>> TitlesAsync(List<string> ids, CancellationToken ct) =>
        await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToDictionaryAsync(
            db.Set<UserTask>().Where(task => ids.Contains(task.Id) && task.Kind == TaskKind.Approval).Select(task => new { task.Id, task.Title }), one => one.Id, one => one.Title, ct);

    private async Task ReadAsync(List<string> pick, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var found = await cases.ReadAsync(visitor.Actor, ct);
        Groups = [.. found.Select(group => new Group(
            definitions.Published(db, group.DefinitionId)?.Name ?? group.Cases[0].Approval.Title, group.Cases[0].Approval.Title,
            [.. group.Cases.Where(one => one.IsPlain).Select(one => View(one, pick))], [.. group.Cases.Where(one => !one.IsPlain).Select(one => View(one, pick))]))];
    }

    private Case View(LikeCase one, List<string> pick)
    {
        var rounds = one.Works.Where(task => task.Rounds.Count > 0).Select(task => task.Rounds[^1]).ToList();
        var note = string.Join(" · ", new[]
        {
            one.Approval.Subject,
            rounds.Count > 0 ? say["{0} nộp {1}", rounds[0].SubmittedByName, Say.At(rounds[0].SubmittedAt)] : null,
            one.Files == 0 ? say["không có tệp"] : say["{0} tệp", one.Files],
            one.Approval.DueDate is { } due ? say["hạn duyệt {0}", Say.Date(due)] : null,
        }.Where(part => !string.IsNullOrEmpty(part)));
        var chosen = pick.Contains(one.Approval.Id) && one.IsPlain;
        var reason = ReasonOf(one.Approval.Id);
        return new Case(one.Approval.Id, one.Approval.Title, note, one.IsPlain ? null : string.Join("; ", one.Odd.Select(say.Of)), chosen, reason.Length == 0 && chosen ? Common : reason);
    }
}
