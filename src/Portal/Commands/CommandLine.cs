using System.CommandLine;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>
/// The commands beside the service, as people and acceptance checks call them. Exit codes: 0 done, 1 findings or failed checks,
/// 2 bad input, told in one line on standard error and never with a stack trace.
/// </summary>
public static class CommandLine
{
    private const int BadInput = 2;

    private static RootCommand Root() => new("VanQuan.Workflows: without a command the service starts.")
    {
        DeadlineCommand.Create(),
        WorkflowCommand.Create(),
        AuditCommand.Create(),
        MigrateCommand.Create(),
        UserCommand.Create(),
        PlanCommand.Create(),
    };

    /// <summary>Whether the arguments name a command; settings of the web host (<c>--urls …</c>) do not.</summary>
    public static bool Handles(string[] args) =>
        args.Length > 0 && (!args[0].StartsWith('-') || args[0] is "--help" or "-h" or "-?" or "--version");

    public static async Task<int> RunAsync(string[] args, CommandStreams? streams = null)
    {
        streams ??= CommandStreams.Console();
        try
        {
            var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.UnmatchedTokens.Count > 0)
                return Refuse(streams, $"'{parsed.UnmatchedTokens[0]}' is no command, option or argument here; --help lists them.");
            if (parsed.Errors.Count > 0)
                return Refuse(streams, parsed.Errors[0].Message);
            return await parsed.InvokeAsync(streams).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Refuse(streams, error.Message);
        }
        finally
        {
            await streams.Output.FlushAsync().ConfigureAwait(false);
        }
    }

    private static int Refuse(CommandStreams streams, string reason)
    {
        streams.Error.WriteLine(string.Join(' ', reason.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
        return BadInput;
    }
}
