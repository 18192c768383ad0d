namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>
/// What every answer carries: nothing inline, nothing from elsewhere, in nobody's frame. Two places need more room and say so:
/// the job dashboard brings its own inline styles, and a mail shown in a sandboxed frame has them by nature.
/// </summary>
public static class SafeHeaders
{
    private const string Strict =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string Dashboard =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

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
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        return next(context);
    });
}
