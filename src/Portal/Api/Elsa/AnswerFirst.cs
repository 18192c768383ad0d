using VanQuan.Workflows.Application.Engine.Outside;

namespace VanQuan.Workflows.Portal.Api.Elsa;

/// <summary>
/// What somebody has just done is taken to Elsa, and its answer back, before they are led on: the next page then shows the next step. Where
/// that fails, the bell does it, as it does for everything nobody waits for.
/// </summary>
internal static partial class AnswerFirst
{
    public static void UseAnswerFirst(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            return;
        try
        {
            await context.RequestServices.GetRequiredService<ExchangeWithEngines>().RunAsync(context.RequestAborted);
        }
        catch (Exception e)
        {
            Later(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(AnswerFirst)), e);
        }
    });

    [LoggerMessage(Level = LogLevel.Warning, Message = "What a request handed to another engine has to wait for the bell.")]
    private static partial void Later(ILogger log, Exception why);
}
