using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using VanQuan.Workflows.Portal.Api.V1.Guarding;

namespace VanQuan.Workflows.Portal.Api.V1.Describing;

/// <summary>What holds for the whole document: what it is about, how to get in, where to send.</summary>
internal sealed class DocumentFacts : IOpenApiDocumentTransformer
{
    /// <summary>The name of the one way in.</summary>
    public const string Bearer = "token";

    private const string About = """
        The same use cases as the pages, for programs. Make a token on the page Account, Access tokens, and send it as
        `Authorization: Bearer vq_…`. A token never does more than its person may, and only what its scopes name.

        - Every POST that changes something needs `Idempotency-Key`: a repeat with the same key changes nothing again and gets the same answer.
        - Problems come as `application/problem+json` (RFC 7807) in the language of `Accept-Language` (`vi`, `en`).
        - Dates are ISO 8601 local dates (Asia/Ho_Chi_Minh); instants carry their offset. Work is late from 00:00 of the day after its due date.
        - Lists give `next` where there is more: send it as `cursor`.
        - Too many requests of one token are answered with 429 and `Retry-After`.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "VanQuan.Workflows", Version = V1Setup.Document, Description = About };
        // Relative, so that the document is right behind whatever address the service has.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "vq_…", Description = "A token made on the page Account, Access tokens." },
        };
        return Task.CompletedTask;
    }
}
