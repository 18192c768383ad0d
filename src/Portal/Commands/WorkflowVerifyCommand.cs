using System.CommandLine;
using System.Text.Json;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Application.Engine.Proof;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>
/// <c>workflow verify</c>: the proof of the service for definitions as files. People, quorums and dates are checked against the nearest plan: the
/// <c>plan.json</c> in the definition's folder or in the nearest folder above it.
/// </summary>
public static class WorkflowVerifyCommand
{
    public static Command Create()
    {
        var (paths, json) = (WorkflowCommand.Paths(), WorkflowCommand.Json());
        var command = new Command("verify", "Says what is wrong with definitions; ends with 1 if any finding is an error.") { paths, json };
        command.SetAction(result =>
        {
            var proof = new DefinitionProof(new ExpressionEvaluator(), WorkCalendarFile.Load(Path.Combine(Home.Folder, "appsettings", "calendar-vn.csv")));
            var (plans, called) = (new NearestPlans(), new NeighbouringDefinitions());
            var output = result.InvocationConfiguration.Output;
            var sound = true;
            foreach (var file in WorkflowFiles.Find(result.GetRequiredValue(paths), withCalled: true).ToList())
            {
                var findings = proof.Of(WorkflowFiles.ReadText(file), plans.Of(file), called.Beside(file), EngineLimits.Default);
                var ok = findings.All(finding => finding.Severity != Severity.Error);
                sound &= ok;
                if (result.GetValue(json))
                    output.WriteJsonLine(writer => Write(writer, file, ok, findings));
                else
                    WriteText(output, file, ok, findings);
            }
            return sound ? 0 : 1;
        });
        return command;
    }

    private static void Write(Utf8JsonWriter json, string file, bool ok, IReadOnlyList<Finding> findings)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteBoolean("ok", ok);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule);
            json.WriteString("severity", Word(finding.Severity));
            json.WriteStrings("activities", finding.Activities);
            json.WriteString("message", finding.Message.En);
            json.WriteStrings("counterExample", finding.Steps.Select(step => step.ToString()));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(TextWriter output, string file, bool ok, IReadOnlyList<Finding> findings)
    {
        output.Write($"{file}: {(ok ? "ok" : "errors")}\n");
        foreach (var finding in findings.Where(finding => finding.Severity != Severity.Note))
            output.Write($"  {Word(finding.Severity)} {finding.Rule}: {finding.Message.En}\n");
    }

    private static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };
}
