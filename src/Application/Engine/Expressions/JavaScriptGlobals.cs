using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine.Expressions;

/// <summary>
/// The names Elsa gives to scripts: <c>getX()</c> and <c>setX(v)</c> for variables and inputs (first letter upper-case), <c>variables.x</c> as is,
/// outputs, outcomes and small helpers. A variable hides an input of its name.
/// </summary>
internal sealed class JavaScriptGlobals(Jint.Engine engine, ExpressionScope scope)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private ulong chance = scope.Seed;

    public void Provide(IReadOnlySet<string> names)
    {
        foreach (var input in scope.Input)
            if (IsName(input.Key))
                Function(names, "get" + Upper(input.Key), _ => ToScript(input.Value));
        foreach (var variable in scope.VariableNames)
        {
            if (!IsName(variable))
                continue;
            Function(names, "get" + Upper(variable), _ => ToScript(scope.Variable(variable)));
            Function(names, "set" + Upper(variable), arguments => Set(variable, Argument(arguments, 0)));
        }
        if (names.Contains("variables"))
            engine.SetValue("variables", Variables());
        Function(names, "getInput", a => ToScript(scope.Input.GetValueOrDefault(Text(a, 0))));
        Function(names, "getVariable", a => ToScript(scope.Variable(Text(a, 0))));
        Function(names, "setVariable", a => Set(Text(a, 0), Argument(a, 1)));
        Function(names, "getOutputFrom", a => ToScript(scope.Output(Text(a, 0), Text(a, 1) is { Length: > 0 } name ? name : null)));
        Function(names, "getLastResult", _ => ToScript(scope.LastResult));
        Function(names, "getWorkflowInstanceId", _ => scope.InstanceId);
        Function(names, "getWorkflowInstanceName", _ => ToScript(scope.InstanceName));
        Function(names, "getWorkflowDefinitionId", _ => scope.DefinitionId);
        Function(names, "getWorkflowDefinitionVersion", _ => scope.Version);
        Function(names, "getCorrelationId", _ => ToScript(scope.CorrelationId));
        Function(names, "isNullOrEmpty", a => Text(a, 0).Length == 0);
        Function(names, "isNullOrWhiteSpace", a => string.IsNullOrWhiteSpace(Text(a, 0)));
        Function(names, "toJson", a => new Jint.Native.Json.JsonSerializer(engine).Serialize(Argument(a, 0)));
        Function(names, "setOutcome", a => Choose([Text(a, 0)]));
        Function(names, "setOutcomes", a => Choose([.. Argument(a, 0).AsArray().Select(item => item.ToString())]));
        Function(names, "newGuidString", _ => NewGuid().ToString());
        Function(names, "newShortGuid", _ => Convert.ToBase64String(NewGuid().ToByteArray()).Replace("/", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal).TrimEnd('='));
        if (names.Contains("Math"))
            ((ObjectInstance)engine.GetValue("Math")).Set("random", new ClrFunction(engine, "random", (_, _) => (Next() >> 11) * (1.0 / (1UL << 53))));
    }

    private void Function(IReadOnlySet<string> names, string name, Func<JsValue[], JsValue> call)
    {
        if (names.Contains(name))
            engine.SetValue(name, new ClrFunction(engine, name, (_, arguments) => call(arguments)));
    }

    /// <summary>Reading and assigning go straight to the instance's variables. Only names a script can write are seen.</summary>
    private JsObject Variables()
    {
        var variables = new JsObject(engine);
        foreach (var name in scope.VariableNames.Where(IsName))
            variables.DefineOwnProperty(name, new GetSetPropertyDescriptor(
                new ClrFunction(engine, name, (_, _) => ToScript(scope.Variable(name))),
                new ClrFunction(engine, name, (_, arguments) => Set(name, Argument(arguments, 0))),
                enumerable: true, configurable: false));
        return variables;
    }

    private JsValue Set(string variable, JsValue value)
    {
        scope.SetVariable(variable, JavaScriptExpressions.FromScript(engine, value));
        return JsValue.Undefined;
    }

    private JsValue Choose(IReadOnlyList<string> outcomes)
    {
        scope.Outcomes = outcomes;
        return JsValue.Undefined;
    }

    private JsValue ToScript(object? value) => value switch
    {
        null => JsValue.Null,
        bool truth => truth ? JsBoolean.True : JsBoolean.False,
        string text => text,
        int or long or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        DateTimeOffset instant => JsValue.FromObject(engine, instant.UtcDateTime),
        JsonElement { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => JsValue.Null,
        JsonElement json => new Jint.Native.Json.JsonParser(engine).Parse(System.Text.Json.JsonSerializer.Serialize(json, Json)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // splitmix64: a few bits of state, good enough for scripts, the same everywhere.
    private ulong Next()
    {
        var mixed = chance += 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    private Guid NewGuid() => new([.. BitConverter.GetBytes(Next()), .. BitConverter.GetBytes(Next())]);

    private static JsValue Argument(JsValue[] arguments, int index) => index < arguments.Length ? arguments[index] : JsValue.Undefined;

    private static string Text(JsValue[] arguments, int index) => Argument(arguments, index) is var value && (value.IsNull() || value.IsUndefined()) ? "" : value.ToString();

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static bool IsName(string name) => name.Length > 0 && (char.IsLetter(name[0]) || name[0] is '_' or '$') && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$');
}
