using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>
/// What the designer's app talks to: JSON under <c>/api</c>, one file per group of addresses. The policies here keep strangers
/// out; who may change what is decided by the use cases when they commit (law 9).
/// </summary>
public static class ApiSetup
{
    /// <summary>
    /// Above the largest definition by far: one that is too large is read to its end and refused in words, where the server's own
    /// refusal cuts the connection and looks like a lost network.
    /// </summary>
    private const int TimesTheLargestDefinition = 4;

    public static void MapApi(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<EngineLimits>();
        var api = app.MapGroup("/api").RequireAuthorization(Policies.People)
            .WithMetadata(new RequestSizeLimitAttribute((long)limits.MaxBytes * TimesTheLargestDefinition))
            .AddEndpointFilter(ApiGuard.WatchAsync);
        MapSession(api);
        api.MapNewWork();
        api.MapDesigner();
        api.MapDefinitions();
        api.MapVersions();
        api.MapImport();
        api.MapInstances();
        api.MapProof();
    }

    /// <summary>A session that was renewed in another window needs a new token for what is still to be sent.</summary>
    private static void MapSession(RouteGroupBuilder api) => api.MapGet("/session", (HttpContext context, IAntiforgery antiforgery, Visitor visitor) =>
        ApiJson.Answer(new { csrf = antiforgery.GetAndStoreTokens(context).RequestToken, me = new { id = visitor.Actor.PersonId, name = visitor.Name } }));
}
