namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>
/// Development or Production. The arguments say so, or <c>ASPNETCORE_ENVIRONMENT</c>; else a debug build is Development and a
/// release build is Production. There is no launch profile on purpose: <c>dotnet run</c> would announce it on standard output,
/// between the JSON lines of a command.
/// </summary>
public static class RunningEnvironment
{
#if DEBUG
    private static readonly string Otherwise = Environments.Development;
#else
    private static readonly string Otherwise = Environments.Production;
#endif

    public static string Name =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Otherwise;

    public static WebApplicationOptions Of(string[] args) => new()
    {
        Args = args,
        EnvironmentName = args.Any(argument => argument.StartsWith("--environment", StringComparison.OrdinalIgnoreCase)) ? null : Name,
    };
}
