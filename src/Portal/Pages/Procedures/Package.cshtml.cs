using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Plans.Packages;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Procedures;

/// <summary>
/// A plan's package comes in with everything it holds: first looked at, then taken in by an administrator, all of it or nothing. What was looked
/// at travels in the page itself, so that any node takes it in and nothing is kept of a package nobody agreed to.
/// </summary>
public sealed class PackageModel(PreviewImport preview, ImportPlan import, Visitor visitor, Say say) : PageModel
{
    /// <summary>Of the ZIP: as text in a form it has to stay below the four megabytes a form's field may have.</summary>
    private const int LargestPackage = 3_000_000;

    public string Op { get; } = Guid.NewGuid().ToString("N");

    public string? Refusal { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public PreviewImport.Preview? Preview { get; private set; }

    public string FileName { get; private set; } = "";

    public string Zip { get; private set; } = "";

    public IReadOnlyList<PreviewImport.Procedure> Moving => [.. Preview!.Procedures.Where(one => one.Fate != PreviewImport.Fate.Same)];

    public IReadOnlyList<Finding> Warnings => [.. Moving.SelectMany(one => one.Proved.Warnings)];

    public IReadOnlyList<(string Head, PreviewImport.Entries Entries)> Lists =>
        [(say["Nhiệm vụ"], Preview!.Actions), (say["Đơn vị"], Preview.Units), (say["Đối tượng"], Preview.Subjects)];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        return visitor.IsAdministrator ? Page() : Forbid();
    }

    public async Task<IActionResult> OnPostLookAsync(IFormFile? tep, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (!visitor.IsAdministrator)
            return Forbid();
        if (tep is null or { Length: > LargestPackage })
        {
            Refusal = tep is null ? say["Chưa chọn tệp nào."] : say["Gói lớn hơn {0}: nhập bằng lệnh “plan import”.", say.Size(LargestPackage)];
            return Page();
        }
        using var zip = new MemoryStream();
        await tep.CopyToAsync(zip, ct);
        return await LookAsync(tep.FileName, zip.ToArray(), ct);
    }

    public async Task<IActionResult> OnPostTakeAsync(string name, string content, int seen, string op, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (!visitor.IsAdministrator)
            return Forbid();
        var zip = new byte[content.Length];
        if (!Convert.TryFromBase64String(content, zip, out var length))
            return BadRequest();
        try
        {
            var done = await import.RunAsync(CommandOf(name, zip[..length]) with { OperationId = op, Seen = seen }, visitor.Actor, ct);
            TempData["Toast"] = say["Đã nhập kế hoạch: {0} nhiệm vụ, {1} đơn vị.", done.Actions, done.Units];
            return Redirect("/ke-hoach/" + Uri.EscapeDataString(done.Code));
        }
        catch (DefinitionProblemException refused) when (refused.Refusal == DefinitionRefusal.Forbidden)
        {
            return Forbid();
        }
        catch (DefinitionProblemException refused)
        {
            Refusal = say.Of(refused.Words);
        }
        catch (Exception refused) when (refused is PlanRefusedException or PackageRefusedException)
        {
            (Refusal, Problems) = (say["Không nhập được gói này."], [refused.Message]);
            return Page();
        }
        catch (PlanUnsoundException)
        {
            Refusal = say["Chưa nhập được: quy trình trong gói còn lỗi. Không có gì thay đổi."];
        }
        return await LookAsync(name, zip[..length], ct);
    }

    private async Task<IActionResult> LookAsync(string name, byte[] zip, CancellationToken ct)
    {
        try
        {
            Preview = await preview.RunAsync(CommandOf(name, zip), visitor.Actor, ct);
            (FileName, Zip) = (name, Convert.ToBase64String(zip));
            if (!Preview.IsPossible)
                Refusal ??= say["Chưa nhập được: quy trình trong gói còn lỗi. Không có gì thay đổi."];
            Problems = [.. from one in Preview.Procedures from error in one.Proved.Errors select $"{one.Proved.Place}: {error.Message.In(say.Language)}"];
        }
        catch (PackageRefusedException refused)
        {
            (Refusal, Problems) = (say["Không đọc được gói này."], [refused.Message]);
        }
        catch (PlanRefusedException refused)
        {
            (Refusal, Problems) = (say["Không nhập được gói này."], [refused.Message]);
        }
        return Page();
    }

    private static ImportPlan.Command CommandOf(string name, byte[] zip)
    {
        var package = ReadPackage.From(name, new MemoryStream(zip));
        return new(package.PlanJson, package.Procedures);
    }

    public string FateOf(PreviewImport.Procedure one) => one.Fate switch
    {
        PreviewImport.Fate.New => say["mới"],
        PreviewImport.Fate.Changed => say["bản {0} thay bản {1}", Math.Max(one.Proved.Definition.Version, one.Version!.Value + 1), one.Version],
        _ => say["áp dụng lại bản {0}", one.Version],
    };
}
