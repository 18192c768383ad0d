using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Engine.Definitions.Publishing;
using VanQuan.Workflows.Application.Engine.Definitions.Reading;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Procedures;

/// <summary>The versions of a procedure with who, when and why; what waits for a second person is decided here.</summary>
public sealed class HistoryModel(
    WorkflowsDb db, DefinitionHistory history, RestoreVersion restore, DiscardDraft discard, RetireDefinition retire,
    ConfirmPublish confirm, DeclinePublish decline, WithdrawPublish withdraw, Visitor visitor, Say say) : PageModel
{
    public sealed record DraftLine(string By, DateTimeOffset At, int? BasedOn, int Revision);

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public string Op { get; } = Guid.NewGuid().ToString("N");

    public string Name { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string? Refusal { get; private set; }

    public IReadOnlyList<string> Findings { get; private set; } = [];

    public IReadOnlyList<DefinitionHistory.Version> Versions { get; private set; } = [];

    public DefinitionHistory.Request? Waiting { get; private set; }

    public IReadOnlyList<DefinitionHistory.Request> Decided { get; private set; } = [];

    public DraftLine? Draft { get; private set; }

    public int Revision { get; private set; }

    public int? LatestVersion => Versions.Count > 0 ? Versions[0].Number : null;

    public bool MayDecide => (visitor.IsDesigner || visitor.IsAdministrator) && Waiting is { IsOwnWork: false };

    public bool MayRetire => (visitor.IsDesigner || visitor.IsAdministrator) && Versions is [{ RetiredAt: null }, ..];

    /// <summary>Runs of an older version, which could go over to the newest.</summary>
    public bool MayMove(DefinitionHistory.Version version) => (visitor.IsDesigner || visitor.IsAdministrator) && version.Running > 0 && version.Number != LatestVersion;

    public string RetireConsequence => Versions.Sum(version => version.Running) is var running and > 0
        ? say["Không lượt mới nào bắt đầu nữa; {0} lượt đang chạy đi tiếp tới khi xong. Công bố lại thì áp dụng trở lại.", running]
        : say["Không lượt mới nào bắt đầu nữa. Công bố lại thì áp dụng trở lại."];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ShowAsync(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostConfirmAsync(string op, string request, CancellationToken ct) =>
        DoAsync(() => confirm.RunAsync(new(Id, request, op), visitor.Actor, ct), say["Đã công bố."], ct);

    public Task<IActionResult> OnPostDeclineAsync(string op, string request, string? reason, CancellationToken ct) =>
        DoAsync(() => decline.RunAsync(new(Id, request, reason ?? "", op), visitor.Actor, ct), say["Đã trả lời không đồng ý."], ct);

    public Task<IActionResult> OnPostWithdrawAsync(string op, string request, CancellationToken ct) =>
        DoAsync(() => withdraw.RunAsync(new(Id, request, op), visitor.Actor, ct), say["Đã rút lại đề nghị."], ct);

    public Task<IActionResult> OnPostDiscardAsync(string op, int revision, CancellationToken ct) =>
        DoAsync(() => discard.RunAsync(new(Id, revision, op), visitor.Actor, ct), say["Đã bỏ bản nháp."], ct);

    public Task<IActionResult> OnPostRestoreAsync(string op, int version, int revision, CancellationToken ct) =>
        DoAsync(() => restore.RunAsync(new(Id, version, revision, op), visitor.Actor, ct), say["Bản {0} đã thành bản nháp.", version], ct);

    public Task<IActionResult> OnPostRetireAsync(string op, string? reason, CancellationToken ct) =>
        DoAsync(() => retire.RunAsync(new(Id, reason ?? "", op), visitor.Actor, ct), say["Đã ngừng áp dụng."], ct);

    private async Task<IActionResult> DoAsync<T>(Func<Task<T>> use, string done, CancellationToken ct)
    {
        try
        {
            await use();
        }
        catch (DefinitionProblemException refused)
        {
            Refusal = say.Of(refused.Words);
            Findings = refused is PublishRefusedException { Findings: var findings }
                ? [.. findings.Where(finding => finding.Severity != Domain.Engine.Soundness.Severity.Note).Select(finding => finding.Message.In(say.Language))] : [];
            return await ShowAsync(ct) ? Page() : NotFound();
        }
        TempData["Toast"] = done;
        // A draft of something that was never published leaves nothing behind to show.
        return await ListDefinitions.NameAsync(db, Id, ct) is null ? Redirect("/quy-trinh") : RedirectToPage(new { Id });
    }

    private async Task<bool> ShowAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await ListDefinitions.NameAsync(db, Id, ct) is not { } item)
            return false;
        Name = item.NameIn(say.Language);
        Versions = await history.VersionsAsync(db, Id, ct);
        var requests = await history.RequestsAsync(db, Id, visitor.Actor.PersonId, ct);
        Waiting = requests.FirstOrDefault(request => request.State == PublishRequestState.Waiting);
        Decided = [.. requests.Where(request => request != Waiting)];
        Revision = item.Revision;
        Draft = item.Draft is { } draft ? new(visitor.Staff.NameOf(draft.By), draft.At, draft.BasedOn, item.Revision) : null;
        Summary = Versions.Count switch
        {
            0 => say["Chưa công bố lần nào."],
            1 => say["1 bản đã công bố, {0} lượt đang chạy.", Versions.Sum(version => version.Running)],
            var count => say["{0} bản đã công bố, {1} lượt đang chạy.", count, Versions.Sum(version => version.Running)],
        };
        return true;
    }
}
