using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Scalar.AspNetCore;
using VanQuan.Workflows.Portal.Api.V1.Guarding;

namespace VanQuan.Workflows.Portal.Api.V1.Describing;

/// <summary>
/// What the interface is, as OpenAPI at <c>/openapi/v1.json</c> and as a page at <c>/api</c>, for people signed in; the document
/// also for programs with a token. The page is Scalar's, whose script comes with its package and from this server.
/// </summary>
public static class V1Document
{
    public const string Address = "/openapi/{documentName}.json";

    public const string PageAddress = "/api";

    internal static IServiceCollection AddV1Document(this IServiceCollection services) => services.AddOpenApi(V1Setup.Document, options =>
    {
        options.ShouldInclude = description => description.GroupName == V1Setup.Document;
        options.AddDocumentTransformer<DocumentFacts>();
        options.AddOperationTransformer<OperationFacts>();
    });

    internal static void MapV1Document(this WebApplication app)
    {
        app.MapOpenApi(Address).RequireAuthorization(new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme, TokenScheme.Name).RequireAuthenticatedUser().Build());
        app.MapScalarApiReference(PageAddress, page => page
            .WithTitle("VanQuan.Workflows API").WithOpenApiRoutePattern(Address).AddDocument(V1Setup.Document)
            .WithNonce().DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools()
            .AddPreferredSecuritySchemes(DocumentFacts.Bearer)
            .WithDefaultHttpClient(ScalarTarget.Shell, ScalarClient.Curl)).RequireAuthorization(Hosting.Policies.People);
    }
}
