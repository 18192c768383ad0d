using System.Security.Claims;
using System.Text.Json;
using System.Text.RegularExpressions;
using Elsa.Extensions;
using Microsoft.AspNetCore.Authentication;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Elsa.Definitions;
using VanQuan.Workflows.Portal.Api.V1.Guarding;

namespace VanQuan.Workflows.Portal.Api.Elsa;

/// <summary>
/// Elsa's own interface for Elsa Studio, where it is switched on (<c>Engine:Elsa:Api</c>): a designer's access token is the only way in, reading
/// and drawing is all it is for, and what is drawn becomes a draft here. Nothing is published, started, answered or ended through it.
/// </summary>
internal static partial class ElsaDoor
{
    private const string Prefix = "elsa/api";
    private const string Drawn = "elsa:drawn";
    private static readonly PathString Root = "/" + Prefix;

    public static WebApplication UseElsaDoor(this WebApplication app)
    {
        if (IsOpen(app))
            app.UseWhen(context => context.Request.Path.StartsWithSegments(Root), branch => branch.Use(GuardAsync));
        return app;
    }

    public static WebApplication MapElsa(this WebApplication app)
    {
        if (IsOpen(app))
            app.UseWorkflowsApi(Prefix);
        return app;
    }

    public static bool IsOpen(WebApplication app) => app.Configuration.GetValue("Engine:Elsa:Api", false);

    private static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        if ((await context.AuthenticateAsync(TokenScheme.Name)).Principal is not { } person)
        {
            await context.ChallengeAsync(TokenScheme.Name);
            return;
        }
        if (!person.IsInRole(nameof(SystemRoles.Designer)) || !person.HasClaim(TokenScheme.ScopeClaim, TokenScopes.WritePlans))
        {
            await Problems.WriteAsync(context, new(StatusCodes.Status403Forbidden, new Words(
                $"Chỉ người thiết kế vào được, bằng mã truy cập có phạm vi “{TokenScopes.WritePlans}”.", $"Only designers come in here, with a token that has the scope “{TokenScopes.WritePlans}”.")));
            return;
        }
        var path = context.Request.Path.Value![Root.Value!.Length..];
        if (!IsReading(context.Request.Method, path, person) && !await IsDrawingAsync(context, path))
        {
            await Problems.WriteAsync(context, new(StatusCodes.Status403Forbidden, new Words(
                "Ở đây chỉ đọc và vẽ quy trình (quản trị viên đọc được cả lượt chạy). Công bố, bắt đầu, trả lời hay kết thúc một lượt chạy: làm trong hệ thống này.",
                "Procedures are only read and drawn here (administrators read runs as well). Publish, start, answer or end a run in this service.")));
            return;
        }
        // Elsa's endpoints ask for permissions of their own; whoever came this far has them, for what was let through.
        context.User = new ClaimsPrincipal([.. person.Identities, new ClaimsIdentity([new Claim("permissions", "*")], TokenScheme.Name)]);
        await next(context);
        if (!HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode is >= 200 and < 300 && Drawing().IsMatch(path))
            await TakeInAsync(context, person, context.Items[Drawn] as string);
    }

    /// <summary>Saved there, it is a draft here; why not, if not, is said in the log, because the answer is on its way.</summary>
    private static async Task TakeInAsync(HttpContext context, ClaimsPrincipal person, string? definitionId)
    {
        try
        {
            var actor = new Actor(person.FindFirstValue(ClaimTypes.NameIdentifier)!, person.Identity?.Name ?? "");
            await context.RequestServices.GetRequiredService<TakeInDrafts>().RunAsync(definitionId, actor, context.RequestAborted);
        }
        catch (Exception e) when (e is DefinitionProblemException or DefinitionRefusedException)
        {
            NotTakenIn(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ElsaDoor)), e);
        }
    }

    /// <summary>What runs hold is for administrators, as on the pages.</summary>
    private static bool IsReading(string method, string path, ClaimsPrincipal person) =>
        ((HttpMethods.IsGet(method) && !Acting().IsMatch(path)) || (HttpMethods.IsPost(method) && Asking().IsMatch(path)))
        && (person.IsInRole(nameof(SystemRoles.Administrator)) || !OfRuns().IsMatch(path));

    /// <summary>A definition saved as a draft. One that asks to be published at once is not.</summary>
    private static async Task<bool> IsDrawingAsync(HttpContext context, string path)
    {
        if (!(HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsPut(context.Request.Method)) || !Drawing().IsMatch(path))
            return false;
        context.Request.EnableBuffering();
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            if (body.RootElement is not { ValueKind: JsonValueKind.Object } sent || Part(sent, "publish") is { ValueKind: not (JsonValueKind.False or JsonValueKind.Null) })
                return false;
            context.Items[Drawn] = Part(Part(sent, "model") is { ValueKind: JsonValueKind.Object } model ? model : sent, "definitionId") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        finally
        {
            context.Request.Body.Position = 0;
        }
    }

    /// <summary>As Elsa reads it: however the name is spelled.</summary>
    private static JsonElement? Part(JsonElement sent, string name)
    {
        var found = sent.EnumerateObject().Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 0 ? null : found[^1].Value;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was saved in Elsa Studio is not a draft here.")]
    private static partial void NotTakenIn(ILogger log, Exception why);

    /// <summary>Addresses that do something however they are called.</summary>
    [GeneratedRegex(@"/(execute|dispatch|publish|retract|resume|complete|cancel|trigger|refresh|reload|revert)(/|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Acting();

    [GeneratedRegex("^/(workflow-instances|activity-execution|bookmarks|events|tasks)", RegexOptions.IgnoreCase)]
    private static partial Regex OfRuns();

    /// <summary>Questions that are too long for an address.</summary>
    [GeneratedRegex(@"^/(workflow-instances|activity-executions/report|workflow-instances/[^/]+/journal|descriptors/activities/[^/]+/options/[^/]+|scripting/javascript/type-definitions/[^/]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Asking();

    [GeneratedRegex(@"^/workflow-definitions(/import|/[^/]+/import)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Drawing();
}
