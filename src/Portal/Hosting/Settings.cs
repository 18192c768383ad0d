namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>Settings come from <c>appsettings/</c>, then from the environment, then from the command line; the later one wins.</summary>
public static class Settings
{
    public static void AddSettings(this ConfigurationManager configuration, string environment, string[] args)
    {
        var folder = Path.Combine(Home.Folder, "appsettings");
        configuration.AddJsonFile(Path.Combine(folder, "appsettings.json"), optional: false, reloadOnChange: false);
        configuration.AddJsonFile(Path.Combine(folder, $"appsettings.{environment}.json"), optional: true, reloadOnChange: false);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(args);
        // In Production there is no demonstration, whatever a setting says.
        if (environment == Environments.Production)
            configuration.AddInMemoryCollection([new("Demo:Enabled", "false")]);
    }
}
