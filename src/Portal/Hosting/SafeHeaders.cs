using Scalar.AspNetCore;
using VanQuan.Workflows.Portal.Api.V1;
using VanQuan.Workflows.Portal.Api.V1.Describing;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>
/// What every answer carries: nothing inline, nothing from elsewhere, in nobody's frame. Three places need more room and say so:
/// the job dashboard and the page about the interface for programs bring inline styles of their own, and a mail shown in a sandboxed frame has them by nature.
/// </summary>
public static class SafeHeaders
{
    private const string Strict =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string Dashboard =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>The page about the interface for programs: its script is ours and its one inline call carries a nonce, but it styles itself as it goes.</summary>
    private const string Reference =
        "default-src 'none'; script-src 'self' 'nonce-{0}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; " +
        "form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>For a mail's own HTML: it may style itself and do nothing else, not even when opened outside its frame.</summary>
    public const string Mail = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    /// <summary>For a file somebody uploaded: inert wherever it is opened.</summary>
    public const string File = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>For a page whose form may be answered with a redirect to another address: browsers hold the policy against redirects too.</summary>
    public static string WithFormsTo(string origin) => Strict.Replace("form-action 'self'", $"form-action 'self' {origin}", StringComparison.Ordinal);

    public static IApplicationBuilder UseSafeHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/hangfire") ? Dashboard : Strict;
        if (IsReference(context.Request.Path))
            context.Response.OnStarting(() => LetReferenceStyleItself(context));
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        return next(context);
    });

    /// <summary>The page itself, and neither its script nor the addresses under it that answer with JSON.</summary>
    private static bool IsReference(PathString path) => path == V1Document.PageAddress || path == V1Document.PageAddress + "/" || path == $"{V1Document.PageAddress}/{V1Setup.Document}";

    private static Task LetReferenceStyleItself(HttpContext context)
    {
        if (context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
            context.Response.Headers.ContentSecurityPolicy = Reference.Replace("{0}", nonce, StringComparison.Ordinal);
        return Task.CompletedTask;
    }
}
