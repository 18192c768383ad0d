using System.Text.Json;
using Xunit;

namespace VanQuan.Workflows.House_Tests;

/// <summary>Whoever operates the service finds every setting in one table.</summary>
public class SettingsTests
{
    [Fact]
    public void The_readme_names_every_setting_of_the_settings_files()
    {
        var readme = new SourceFile("README.md").Text;
        var missing =
            from file in House.Files("appsettings*.json", "appsettings")
            from key in Keys(JsonDocument.Parse(file.Text).RootElement, "")
            where !key.StartsWith("Logging:", StringComparison.Ordinal) && !readme.Contains($"`{key}`", StringComparison.Ordinal)
            select $"{file.Path}: {key}";

        Assert.Empty(missing);
    }

    private static IEnumerable<string> Keys(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(property => Keys(property.Value, path.Length == 0 ? property.Name : $"{path}:{property.Name}"))
            : [path];
}
