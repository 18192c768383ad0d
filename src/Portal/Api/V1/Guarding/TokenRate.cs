using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Portal.Api.V1.Guarding;

/// <summary>How many requests a token may make in a minute (<c>Api:RequestsPerMinute</c>): counted in a window that slides, in real time, per process.</summary>
internal static class TokenRate
{
    public const string Policy = "token";

    private const int Segments = 6;

    public static IServiceCollection AddTokenRate(this IServiceCollection services, int perMinute) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Policy, context => RateLimitPartition.GetSlidingWindowLimiter(
            context.User.FindFirst(TokenScheme.TokenClaim)?.Value ?? "",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = Segments, QueueLimit = 0 }));
        limiter.OnRejected = async (rejected, ct) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(60d / Segments);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await Problems.WriteAsync(rejected.HttpContext, new ProblemException(StatusCodes.Status429TooManyRequests, new Words(
                $"Mã này gọi quá {perMinute} lần trong một phút. Chờ rồi gọi lại (xem Retry-After).", $"This token made more than {perMinute} requests in a minute. Wait and repeat (see Retry-After).")));
        };
    });
}
