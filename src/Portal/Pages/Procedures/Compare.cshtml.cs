using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Reading;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Procedures;

/// <summary>Two states of a procedure: on the canvas side by side, and beneath it every difference in words, which also prints.</summary>
public sealed class CompareModel(WorkflowsDb db, DefinitionHistory history, CompareDefinitions compare, Visitor visitor, Say say) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public string Name { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string? Refusal { get; private set; }

    public DesignerHost Host { get; private set; } = new("compare", "");

    public ChangeWords? Words { get; private set; }

    public IReadOnlyList<(string Value, string Word)> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await ListDefinitions.NameAsync(db, Id, ct) is not { } item)
            return NotFound();
        Name = item.NameIn(say.Language);
        var versions = await history.VersionsAsync(db, Id, ct);
        Choices = [.. versions.Select(version => (Text(version.Number), Word(Text(version.Number)))), .. item.Draft is null ? [] : new[] { (CompareDefinitions.Draft, Word(CompareDefinitions.Draft)) },
            .. item.IsWaiting ? new[] { (CompareDefinitions.Request, Word(CompareDefinitions.Request)) } : []];
        To ??= item.Draft is not null ? CompareDefinitions.Draft : Text(versions.Count > 0 ? versions[0].Number : 1);
        From ??= Text(item.Draft is not null && versions.Count > 0 ? versions[0].Number : versions.Count > 1 ? versions[1].Number : 1);
        (Title, Host) = (say["{0} so với {1}", Word(To), Word(From)], new("compare", Id, From: From, To: To));
        try
        {
            var (left, right, changes) = await compare.RunAsync(db, Id, From, To, ct);
            Words = new(changes, left.Definition, right.Definition, visitor, say);
            Summary = changes.Count == 1 ? say["1 chỗ khác."] : say["{0} chỗ khác.", changes.Count];
        }
        catch (DefinitionProblemException missing)
        {
            Refusal = say.Of(missing.Words);
        }
        return Page();
    }

    private string Word(string which) => which switch
    {
        CompareDefinitions.Draft => say["bản nháp"],
        CompareDefinitions.Request => say["bản chờ xác nhận"],
        _ => say["bản {0}", which],
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
