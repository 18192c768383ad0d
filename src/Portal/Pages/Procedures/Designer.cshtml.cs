using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Engine.Definitions.Reading;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Procedures;

/// <summary>The window in which a procedure is drawn, or read by those who do not draw: the app does the rest.</summary>
public sealed class DesignerModel(WorkflowsDb db, Visitor visitor, Say say) : PageModel
{
    public string Name { get; private set; } = "";

    public DesignerHost Host { get; private set; } = new("edit", "");

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await ListDefinitions.NameAsync(db, id, ct) is not { } item)
            return NotFound();
        (Name, Host) = (item.NameIn(say.Language), new("edit", id));
        return Page();
    }
}
