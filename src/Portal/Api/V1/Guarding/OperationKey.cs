namespace VanQuan.Workflows.Portal.Api.V1.Guarding;

/// <summary>
/// The header <c>Idempotency-Key</c>: names a request when it is repeated after a lost answer. The same key on the same address
/// changes nothing again and hears the same answer; every POST that changes something has to bring one.
/// </summary>
public sealed record OperationKey(string Key, string Address)
{
    public const string Header = "Idempotency-Key";
    public const int Longest = 100;

    /// <summary>As the use cases know it: one key on two addresses is two operations.</summary>
    public string Id => $"api/{Key}{Address}";

    public static ValueTask<OperationKey?> BindAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        return key is { Length: > 0 and <= Longest } && key.All(letter => letter is > ' ' and < '\x7f')
            ? ValueTask.FromResult<OperationKey?>(new OperationKey(key, context.Request.Path))
            : throw ProblemException.Bad(
                $"Thiếu {Header}: một mã do bạn đặt, dài tới {Longest} ký tự không dấu, để gọi lại không làm hai lần.",
                $"{Header} is missing: a key of your own, up to {Longest} plain characters, so that a repeat does nothing twice.", Header);
    }
}
