using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Portal.Api.V1.Guarding;

/// <summary>
/// Stands around everything under <c>/api/v1</c>: whatever goes wrong becomes a problem, never a page and never a stack trace,
/// and nothing is kept by caches.
/// </summary>
internal static partial class V1Guard
{
    public static readonly PathString Root = "/api/v1";

    public static IApplicationBuilder UseV1Guard(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Root), branch => branch.Use(WatchAsync));

    /// <summary>
    /// What meets no address of ours, or the wrong method of one: after the token was seen, because a stranger is to learn nothing
    /// from which addresses exist. A catch-all address would do too, and hide wrong methods and types.
    /// </summary>
    public static IApplicationBuilder UseV1Strays(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Root) && context.GetEndpoint()?.Metadata.GetMetadata<IEndpointGroupNameMetadata>() is null, branch => branch.Run(TurnAwayAsync));

    private static async Task TurnAwayAsync(HttpContext context)
    {
        if (!(await context.AuthenticateAsync(TokenScheme.Name)).Succeeded)
            await context.ChallengeAsync(TokenScheme.Name);
        else if (context.GetEndpoint()?.RequestDelegate is { } refusal)
            await refusal(context);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
                await Problems.WriteAsync(context, Problems.Of(context.Response.StatusCode));
        }
        catch (Exception e) when (!context.Response.HasStarted && e is not OperationCanceledException)
        {
            await Problems.WriteAsync(context, Of(e, context));
        }
    }

    private static ProblemException Of(Exception e, HttpContext context)
    {
        switch (e)
        {
            case ProblemException problem:
                return problem;
            case BadHttpRequestException { InnerException: JsonException { Path: { } at } }:
                return ProblemException.Bad($"Nội dung JSON gửi lên không đọc được ở {at}.", $"The JSON sent cannot be read at {at}.");
            case BadHttpRequestException bad:
                return Problems.Of(bad.StatusCode);
            case WebhookRefusedException refused:
                return new ProblemException(StatusOf(refused.Refusal), refused.Words, refused.Field is { } field ? [new FieldError(field, refused.Words)] : null);
            default:
                Failed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(V1Guard)), e, context.Request.Path);
                return Problems.Of(StatusCodes.Status500InternalServerError);
        }
    }

    private static int StatusOf(WebhookRefusal refusal) => refusal switch
    {
        WebhookRefusal.NotAllowed => StatusCodes.Status403Forbidden,
        WebhookRefusal.NotFound => StatusCodes.Status404NotFound,
        WebhookRefusal.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A request to {Path} failed.")]
    private static partial void Failed(ILogger log, Exception e, PathString path);
}
