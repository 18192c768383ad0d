using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.Units;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Pages.Admin.People;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.Bodies;

/// <summary>One body: what is kept of it, its people, and its end with what that moves, shown before it is done.</summary>
public sealed class BodyModel(WorkflowsDb db, KeepBody keep, EndUnit end, PreviewUnitEnd look, Visitor visitor, Say say) : PageModel
{
    [BindProperty(Name = "code", SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public BodyForm Form { get; set; } = new();

    public UnitRow Unit { get; private set; } = null!;

    public IReadOnlyList<(StaffMember Person, Role Role)> People { get; private set; } = [];

    /// <summary>Bodies that exist, besides this one.</summary>
    public IReadOnlyList<(string Code, string Name)> Bodies { get; private set; } = [];

    public UnitEndPreview? Preview { get; private set; }

    public string? Refusal { get; private set; }

    /// <summary>The end's form stands open: somebody is filling it in.</summary>
    public bool IsEnding { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostSaveAsync(CancellationToken ct) => TryAsync(async () =>
    {
        var changed = await keep.EditAsync(new(Code, Form.Name ?? "", Form.Kind, Form.Parent, Form.Address), visitor.Actor, ct);
        TempData["Toast"] = changed ? say["Đã lưu {0}.", Form.Name] : say["Không có gì thay đổi."];
        return Redirect("/quan-tri/co-quan/" + Uri.EscapeDataString(Code));
    }, ct);

    public Task<IActionResult> OnPostLookAsync(CancellationToken ct)
    {
        IsEnding = true;
        return TryAsync(async () =>
        {
            if (IsComplete())
                Preview = await look.RunAsync(Form.Ending(Code), ct);
            return null;
        }, ct);
    }

    public Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        IsEnding = true;
        return TryAsync(async () =>
        {
            if (!IsComplete())
                return null;
            var tasks = await end.RunAsync(Form.Ending(Code), visitor.Actor, ct);
            TempData["Toast"] = say["{0} kết thúc từ {1}; {2} việc đang mở chuyển cho bên kế thừa.", visitor.UnitName(Code), Say.Date(Form.On!.Value), tasks];
            return Redirect("/quan-tri/co-quan/" + Uri.EscapeDataString(Code));
        }, ct);
    }

    /// <summary>A body as the preview calls it: one that is yet to begin has its name from the form.</summary>
    public string NameOf(string code) => Form.Ending(Code).Created?.FirstOrDefault(made => made.Code == code)?.Name ?? visitor.UnitName(code);

    private bool IsComplete()
    {
        Refusal = Form.On is null ? say["Chọn ngày có hiệu lực."]
            : string.IsNullOrWhiteSpace(Form.Basis) ? say["Ghi căn cứ, ví dụ số nghị quyết."]
            : Form.Heir == "new" && Form.NewNames.All(string.IsNullOrWhiteSpace) ? say["Ghi tên cơ quan mới sẽ kế thừa."]
            : null;
        return Refusal is null;
    }

    private async Task<IActionResult> TryAsync(Func<Task<IActionResult?>> use, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        try
        {
            if (await use() is { } answer)
                return answer;
        }
        catch (AccountRefusedException refused)
        {
            Refusal = say.Refusal(refused);
        }
        db.ChangeTracker.Clear();
        return await ShowAsync(ct, typed: true);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct, bool typed = false)
    {
        await visitor.ArriveAsync(ct);
        if (await db.Set<UnitRow>().AsNoTracking().SingleOrDefaultAsync(unit => unit.Code == Code, ct) is not { } unit)
            return NotFound();
        Unit = unit;
        if (!typed || IsEnding)
            Form.Show(unit);
        People = [.. visitor.Staff.People.Where(person => person.Active)
            .SelectMany(person => visitor.Staff.PostsOf(person.Id, visitor.Today).Where(post => post.UnitCode == Code).Select(post => (person, post.Role)))
            .OrderByDescending(one => one.Role).ThenBy(one => one.person.Name, StringComparer.Ordinal)];
        Bodies = [.. (await PeopleModel.BodiesAsync(db, visitor, ct)).Where(body => body.Code != Code)];
        return Page();
    }
}
