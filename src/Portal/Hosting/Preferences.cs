using VanQuan.Workflows.Portal.Localisation;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>The two choices a browser remembers for a person, before sign-in as well: language and theme.</summary>
public static class Preferences
{
    public const string ThemeCookie = "theme";

    public static string? ThemeOf(HttpRequest request) => request.Cookies[ThemeCookie] is "dark" or "light" ? request.Cookies[ThemeCookie] : null;

    public static void RememberTheme(HttpContext context, string theme) => Remember(context, ThemeCookie, theme);

    public static void RememberLanguage(HttpContext context, string language) => Remember(context, Languages.Cookie, Languages.Normal(language));

    private static void Remember(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(name, value, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
        });
}
