using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Plans.Packages;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Api;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Procedures;

/// <summary>A file somebody chose: one procedure as Elsa JSON, or a plan's package, whose procedures come in as drafts one by one.</summary>
public sealed class TakeInFile(ImportDefinition import, Say say)
{
    /// <param name="Taken">It became a draft.</param>
    public sealed record Line(string Word, string Name, string? Link, string? Note, bool Taken);

    public async Task<IReadOnlyList<Line>> RunAsync(IFormFile file, bool asNew, string op, Actor actor, CancellationToken ct)
    {
        try
        {
            if (!IsPackage(file))
                return [await OneAsync(file.FileName, await ImportApi.TextAsync(file, ct), asNew, op, actor, ct)];
            await using var stream = file.OpenReadStream();
            var lines = new List<Line>();
            var package = ReadPackage.From(file.FileName, stream);
            foreach (var procedure in package.Procedures)
                lines.Add(await OneAsync(procedure.File, procedure.Json, asNew, $"{op}/{procedure.File}", actor, ct));
            lines.Add(new Line(say["Không nhập"], package.Plan.Name, null, say["chính kế hoạch: quản trị nhập nó ở trang Nhập cả kế hoạch"], false));
            return lines;
        }
        catch (PackageRefusedException refused)
        {
            return [Refused(refused.Place is { } place ? $"{refused.File}: {place}" : refused.File, refused.Cause)];
        }
        catch (ApiProblemException problem)
        {
            return [Refused(file.FileName, say.Of(problem.Words))];
        }
    }

    private static bool IsPackage(IFormFile file) => file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || file.ContentType is "application/zip" or "application/x-zip-compressed";

    private async Task<Line> OneAsync(string file, string json, bool asNew, string op, Actor actor, CancellationToken ct)
    {
        try
        {
            var name = WorkflowDefinition.Parse(json).Name ?? file;
            var done = await import.RunAsync(new(json, asNew, op), actor, ct);
            var link = "/quy-trinh/" + Uri.EscapeDataString(done.DefinitionId);
            return done.Unchanged
                ? new Line(say["Không có gì mới"], name, link, say["giống bản đang áp dụng"], false)
                : new Line(say["Đã nhập"], name, link, null, true);
        }
        catch (DefinitionRefusedException refused)
        {
            return Refused($"{file}: {refused.Place}", say.English ? refused.Reason : refused.InVietnamese);
        }
        catch (DefinitionProblemException problem)
        {
            return Refused(file, say.Of(problem.Words));
        }
    }

    private Line Refused(string where, string why) => new(say["Không nhập"], where, null, why, false);
}
