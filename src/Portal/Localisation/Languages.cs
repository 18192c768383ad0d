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
                new ProviderCultureResult("vi", Normal(context.Request.Cookies[Cookie]))))];
        });

    /// <summary>The language itself when known, else Vietnamese.</summary>
    public static string Normal(string? language) => Known.Contains(language) ? language! : Known[0];

    public static string Current => Normal(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
}
