using Microsoft.AspNetCore.Antiforgery;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>
/// Stands around every address of the API: unsafe methods bring the form's token, nothing is kept by caches, and whatever goes
/// wrong becomes <c>{"problem": words}</c> in the person's language, never a page and never a stack trace.
/// </summary>
internal static partial class ApiGuard
{
    public static async ValueTask<object?> WatchAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers.CacheControl = "no-cache, no-store";
        var say = context.RequestServices.GetRequiredService<Say>();
        try
        {
            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
                await context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
            return await next(invocation);
        }
        catch (ApiProblemException problem)
        {
            return problem.In(say);
        }
        catch (DefinitionRefusedException refused)
        {
            return new ApiProblemException(StatusCodes.Status400BadRequest, new($"{refused.Place}: {refused.InVietnamese}", refused.Message), new { rule = refused.Rule, place = refused.Place }).In(say);
        }
        catch (AntiforgeryValidationException)
        {
            return new ApiProblemException(StatusCodes.Status400BadRequest, new(
                "Trang mở đã lâu, hoặc bạn vừa đăng nhập lại. Nội dung còn ở đây; tải lại trang rồi gửi lần nữa.",
                "The page has been open for long, or you have signed in again. What you typed is still here; reload the page and send it once more."), new { csrf = false }).In(say);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new ApiProblemException(large.StatusCode, new("Nội dung gửi lên lớn hơn mức hệ thống nhận.", "What was sent is larger than the service accepts.")).In(say);
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            Failed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiGuard)), unexpected, context.Request.Path);
            return new ApiProblemException(StatusCodes.Status500InternalServerError, new Words(
                "Có lỗi trong hệ thống; việc vừa làm chưa được ghi. Hãy thử lại; nếu vẫn lỗi, báo quản trị kèm giờ xảy ra.",
                "Something went wrong in the service; nothing was recorded. Try again; if it persists, tell the administrator when it happened.")).In(say);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request to {Path} failed.")]
    private static partial void Failed(ILogger log, Exception e, PathString path);
}
