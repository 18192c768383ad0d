using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using VanQuan.Workflows.Portal.Api.V1.Describing;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Api.V1.Plans;
using VanQuan.Workflows.Portal.Api.V1.Staff;
using VanQuan.Workflows.Portal.Api.V1.Tasks;
using VanQuan.Workflows.Portal.Api.V1.Webhooks;

namespace VanQuan.Workflows.Portal.Api.V1;

/// <summary>
/// The interface for programs: the same use cases as the pages, under <c>/api/v1</c>, with tokens only. One file per group of
/// addresses; rights are decided by the use cases when they commit (law 9), scopes only narrow them.
/// </summary>
public static class V1Setup
{
    /// <summary>The document's name, and of the group of addresses it describes.</summary>
    public const string Document = "v1";

    public static IServiceCollection AddV1(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null);
        services.AddTokenRate(configuration.GetValue("Api:RequestsPerMinute", 300));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            json.SerializerOptions.Converters.Add(new LocalInstants());
        });
        services.AddV1Document();
        return services;
    }

    public static void MapV1(this WebApplication app)
    {
        var v1 = app.MapGroup(V1Guard.Root).WithGroupName(Document).RequireRateLimiting(TokenRate.Policy);
        v1.MapMe();
        v1.MapTaskReading();
        v1.MapTaskActions();
        v1.MapEvidence();
        v1.MapApprovals();
        v1.MapPlans();
        v1.MapRuns();
        v1.MapStaff();
        v1.MapAudit();
        v1.MapHooks();
        app.MapV1Document();
    }

    /// <summary>Asks for a token with this scope.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new NeededScope(scope)).RequireAuthorization(new AuthorizationPolicyBuilder(TokenScheme.Name).RequireAuthenticatedUser().RequireClaim(TokenScheme.ScopeClaim, scope).Build());

    /// <summary>The problems an address can answer with, beside those of every address.</summary>
    internal static RouteHandlerBuilder Answers(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses.Concat([400, 401, 403, 429]).Distinct().Order())
            endpoint.Produces<Problem>(status, Problems.ContentType);
        return endpoint;
    }

    /// <summary>Asks for any token.</summary>
    internal static AuthorizationPolicy Anybody() => new AuthorizationPolicyBuilder(TokenScheme.Name).RequireAuthenticatedUser().Build();
}
