using System.Text.Json;
using System.Text.RegularExpressions;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Runtime;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine.Expressions;

/// <summary>
/// JavaScript by Jint. A fresh engine per evaluation, so that nothing leaks from one to the next; it is given only the names the script
/// mentions, which keeps it cheap. No CLR, no compilation of strings, no time but the event's, no chance but the seed's.
/// </summary>
internal sealed partial class JavaScriptExpressions(ExpressionLimits limits)
{
    private sealed record Script(Prepared<Acornima.Ast.Script> Prepared, IReadOnlySet<string> Names);

    private readonly ParsedTexts<Script> scripts = new(ParseText);

    public object? Evaluate(string source, ExpressionScope scope)
    {
        try
        {
            var script = scripts[source];
            var engine = new Jint.Engine(options =>
            {
                options.MaxStatements(limits.MaxStatements).LimitMemory(limits.MaxMemoryBytes).LimitRecursion(limits.MaxRecursion).TimeoutInterval(limits.WallClock).DisableStringCompilation();
                options.Constraints.MaxArraySize = limits.MaxArraySize;
                options.Constraints.RegexTimeout = limits.WallClock;
                options.TimeSystem = new EventTime(scope.Now);
                options.TimeZone = EventTime.Vietnam;
                options.Culture = System.Globalization.CultureInfo.InvariantCulture;
            });
            new JavaScriptGlobals(engine, scope).Provide(script.Names);
            return FromScript(engine, engine.Evaluate(script.Prepared));
        }
        catch (Exception e) when (e is TimeoutException or RegexMatchTimeoutException)
        {
            throw new ExpressionAbortedException($"The script was stopped after {limits.WallClock.TotalSeconds:0.#} s: {Short(source)}");
        }
        catch (Exception e) when (e is JintException or Acornima.ParseErrorException or ScriptPreparationException or InsufficientExecutionStackException)
        {
            throw new ExpressionFailedException($"{e.Message} In the script: {Short(source)}", e);
        }
    }

    /// <summary>A script's value in the kernel's terms. Functions and symbols have none.</summary>
    internal static object? FromScript(Jint.Engine engine, JsValue value)
    {
        if (value.IsNull() || value.IsUndefined())
            return null;
        if (value.IsBoolean())
            return value.AsBoolean();
        if (value.IsString())
            return value.AsString();
        if (value.IsNumber())
            return value.AsNumber();
        if (value.IsDate())
            return new DateTimeOffset(DateTime.SpecifyKind(value.AsDate().ToDateTime(), DateTimeKind.Utc)).ToOffset(EventTime.Vietnam.BaseUtcOffset);
        var json = new Jint.Native.Json.JsonSerializer(engine).Serialize(value);
        if (!json.IsString())
            return null;
        using var document = JsonDocument.Parse(json.AsString(), new() { MaxDepth = 256 });
        return document.RootElement.Clone();
    }

    public void Parse(string source) => _ = scripts[source];

    public static ExpressionProblem? Check(string source)
    {
        try
        {
            Jint.Engine.PrepareScript(source, "expression");
            return null;
        }
        catch (Exception e) when (e is Acornima.ParseErrorException or ScriptPreparationException)
        {
            var error = (e as Acornima.ParseErrorException ?? e.InnerException as Acornima.ParseErrorException)?.Error;
            return error is null ? new(e.Message, null, null) : new(error.Description, error.LineNumber, error.Column + 1);
        }
        catch (InsufficientExecutionStackException)
        {
            return new("The script nests too deeply.", null, null);
        }
    }

    private static Script ParseText(string source)
    {
        try
        {
            return new(Jint.Engine.PrepareScript(source, "expression"), Identifier().Matches(source).Select(match => match.Value).ToHashSet());
        }
        catch (Exception e) when (e is Acornima.ParseErrorException or ScriptPreparationException or InsufficientExecutionStackException)
        {
            throw new ExpressionFailedException($"{e.Message} In the script: {Short(source)}", e);
        }
    }

    private static string Short(string source) => source.Length > 120 ? source[..120] + "…" : source;

    [GeneratedRegex(@"[\p{L}_$][\p{L}\p{M}\p{N}_$]*", RegexOptions.None)]
    private static partial Regex Identifier();
}
