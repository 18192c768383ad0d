using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api.V1.Guarding;

/// <summary>
/// What went wrong, as RFC 7807 has it, in the language the request asked for (<c>Accept-Language</c>: vi or en): the same words
/// as on the pages.
/// </summary>
/// <param name="Type">Stable, for programs to tell problems apart.</param>
/// <param name="Title">What kind of problem it is.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What happened and the way out, for people.</param>
/// <param name="Errors">What is wrong at which field.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, IReadOnlyList<ProblemField>? Errors = null);

/// <param name="Field">The field's name.</param>
/// <param name="Message">What is wrong with it and the way out.</param>
public sealed record ProblemField(string Field, string Message);

/// <summary>Ends a request with a problem.</summary>
public sealed class ProblemException(int status, Words words, IReadOnlyList<FieldError>? errors = null) : Exception(words.En)
{
    public int Status { get; } = status;
    public Words Words { get; } = words;
    public IReadOnlyList<FieldError>? Errors { get; } = errors;

    public static ProblemException Bad(string vi, string en, string? field = null) =>
        new(StatusCodes.Status400BadRequest, new Words(vi, en), field is null ? null : [new FieldError(field, new Words(vi, en))]);

    public static ProblemException NotFound() => new(StatusCodes.Status404NotFound, new Words("Không có mục này, hoặc nó không liên quan tới bạn.", "There is no such thing, or it does not concern you."));
}

/// <summary>Writes problems.</summary>
public static class Problems
{
    public const string ContentType = "application/problem+json";

    public static Task WriteAsync(HttpContext context, ProblemException problem)
    {
        var say = context.RequestServices.GetRequiredService<Say>();
        var title = KindOf(problem.Status).Title;
        context.Response.StatusCode = problem.Status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new Problem(
            TypeOf(problem.Status), say.Of(title), problem.Status, say.Of(problem.Words),
            problem.Errors is { Count: > 0 } errors ? [.. errors.Select(error => new ProblemField(error.Field, say.Of(error.Message)))] : null), options: null, contentType: ContentType);
    }

    /// <summary>For answers that came without a body: an unknown address, a wrong method.</summary>
    public static ProblemException Of(int status) => new(status, status switch
    {
        StatusCodes.Status404NotFound => new("Không có địa chỉ này. Xem danh sách ở /api.", "There is no such address. See the list at /api."),
        StatusCodes.Status405MethodNotAllowed => new("Địa chỉ này không nhận cách gọi đó.", "This address does not take that method."),
        StatusCodes.Status413PayloadTooLarge => new("Nội dung gửi lên lớn hơn mức hệ thống nhận.", "What was sent is larger than the service accepts."),
        StatusCodes.Status415UnsupportedMediaType => new("Nội dung gửi lên không đúng kiểu; xem Content-Type ở /api.", "What was sent is of another type than asked for; see Content-Type at /api."),
        StatusCodes.Status500InternalServerError => new("Có lỗi trong hệ thống; việc vừa gọi chưa được ghi. Gọi lại cùng Idempotency-Key; nếu vẫn lỗi, báo quản trị kèm giờ xảy ra.",
            "Something went wrong in the service; nothing was recorded. Repeat it with the same Idempotency-Key; if it persists, tell the administrator when it happened."),
        _ => new("Nội dung gửi lên không đọc được. Xem dạng cần gửi ở /api.", "What was sent cannot be read. See what is expected at /api."),
    });

    public static string TypeOf(int status) => $"urn:vanquan:problem:{KindOf(status).Type}";

    /// <summary>What such a problem may say, in English, for the document.</summary>
    public static (string Title, string Detail) ExampleOf(int status) => (KindOf(status).Title.En, status switch
    {
        StatusCodes.Status401Unauthorized => "A token that is good is needed: Authorization: Bearer vq_… Make one on the page Account, Access tokens.",
        StatusCodes.Status403Forbidden => "This task is not yours. It is for: Nông Văn Sơn.",
        StatusCodes.Status404NotFound => ProblemException.NotFound().Words.En,
        StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed => "Trần Thị Bình just took up this task at 09:41. What you typed is still below.",
        StatusCodes.Status422UnprocessableEntity => "No reason is given. Write a sentence, so that the reader knows what to do.",
        StatusCodes.Status429TooManyRequests => "This token made more than 300 requests in a minute. Wait and repeat (see Retry-After).",
        _ => Of(status).Words.En,
    });

    private static (string Type, Words Title) KindOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ("no-token", new("Chưa xác thực", "Not authenticated")),
        StatusCodes.Status403Forbidden => ("forbidden", new("Không được phép", "Not allowed")),
        StatusCodes.Status404NotFound => ("not-found", new("Không tìm thấy", "Not found")),
        StatusCodes.Status405MethodNotAllowed => ("method", new("Sai cách gọi", "Wrong method")),
        StatusCodes.Status409Conflict => ("conflict", new("Đã có người làm trước", "Somebody was first")),
        StatusCodes.Status412PreconditionFailed => ("changed", new("Đã thay đổi", "It has changed")),
        StatusCodes.Status422UnprocessableEntity => ("unfinished", new("Còn chỗ cần sửa", "Something needs correcting")),
        StatusCodes.Status429TooManyRequests => ("too-many", new("Gọi quá nhanh", "Too many requests")),
        >= 500 => ("failed", new("Lỗi hệ thống", "The service failed")),
        _ => ("unreadable", new("Không đọc được", "Unreadable")),
    };
}
