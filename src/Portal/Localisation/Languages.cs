using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace VanQuan.Workflows.Portal.Localisation;

/// <summary>
/// Vietnamese unless the person chose English. The choice travels in a cookie and is kept with the account; the browser's
/// languages are not asked, because officers' machines are often set up in English.
/// </summary>
public static class Languages
{
    public const string Cookie = "lang";

    public static readonly string[] Known = ["vi", "en"];

    public static IServiceCollection AddLanguages(this IServiceCollection services) =>
        services.AddLocalization().Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("vi").AddSupportedUICultures(Known).AddSupportedCultures("vi");
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult<ProviderCultureResult?>(
                new ProviderCultureResult("vi", Normal(IsForPrograms(context.Request) ? Accepted(context.Request) : context.Request.Cookies[Cookie]))))];
        });

    /// <summary>Programs keep no cookie: they say it with every request.</summary>
    private static bool IsForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/api/v1");

    private static string? Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.ToString().Split('-')[0].ToLowerInvariant()).FirstOrDefault(Known.Contains);

    /// <summary>The language itself when known, else Vietnamese.</summary>
    public static string Normal(string? language) => Known.Contains(language) ? language! : Known[0];

    public static string Current => Normal(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
}
