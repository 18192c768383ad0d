using VanQuan.Workflows.Portal.Commands;

namespace VanQuan.Workflows.Portal_Tests.Commands;

/// <summary>Runs a command in process with its streams in memory.</summary>
internal static class CommandRun
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, new CommandStreams(new StringReader(input), output, error));
        return (code, output.ToString(), error.ToString());
    }
}
