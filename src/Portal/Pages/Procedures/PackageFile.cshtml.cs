using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Plans.Packages;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Pages.Procedures;

/// <summary>A plan with the procedures its actions use, as one file that another installation takes in.</summary>
public sealed class PackageFileModel(WorkflowsDb db, PlanShelf shelf) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (await shelf.FindAsync(code, ct) is not { } plan)
            return NotFound();
        var json = await db.Set<PlanRow>().Where(row => row.Code == plan.Code).Select(row => row.Json).SingleAsync(ct);
        using var zip = new MemoryStream();
        WritePackage.Write(zip, WritePackage.Of(plan.Code, json, await PlanStore.DefinitionsAsync(db, plan, ct)));
        return File(zip.ToArray(), MediaTypeNames.Application.Zip, plan.Code + ".zip");
    }
}
