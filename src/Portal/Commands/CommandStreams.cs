using System.CommandLine;
using System.Text;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>Where a command reads and writes: the console in UTF-8 whatever the machine's settings, or memory in a test.</summary>
public sealed class CommandStreams : InvocationConfiguration
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public CommandStreams(TextReader input, TextWriter output, TextWriter error)
    {
        (Input, Output, Error) = (input, output, error);
        EnableDefaultExceptionHandler = false;
    }

    public TextReader Input { get; }

    public static CommandStreams Console() => new(
        new StreamReader(System.Console.OpenStandardInput(), Utf8),
        new StreamWriter(System.Console.OpenStandardOutput(), Utf8),
        new StreamWriter(System.Console.OpenStandardError(), Utf8) { AutoFlush = true });

    /// <summary>The input of the running command.</summary>
    public static TextReader InputOf(ParseResult result) => ((CommandStreams)result.InvocationConfiguration).Input;
}
