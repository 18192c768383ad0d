using System.CommandLine;
using System.Text.Json;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary><c>workflow verify|run|roundtrip</c>: definitions as files, checked, run in memory on an imagined clock, read and written.</summary>
public static class WorkflowCommand
{
    public static Command Create() => new("workflow", "Checks, runs and rewrites definitions in Elsa 3 JSON.") { WorkflowVerifyCommand.Create(), Run(), RoundTrip() };

    private static Command Run()
    {
        var (paths, json) = (Paths(), Json());
        var command = new Command("run", "Runs each definition with the scenario beside it, if there is one.") { paths, json };
        command.SetAction(result =>
        {
            var (evaluator, calendar) = (new ExpressionEvaluator(), WorkCalendarFile.Load());
            var (output, errors) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var refused = false;
            foreach (var file in WorkflowFiles.Find(result.GetRequiredValue(paths), withCalled: false).ToList())
            {
                try
                {
                    var definition = WorkflowFiles.ReadDefinition(file, EngineLimits.Default);
                    var (scenario, called) = WorkflowFiles.ReadBeside(file, EngineLimits.Default);
                    foreach (var each in called.Append(definition))
                        each.EnsureExpressionsRunnable();
                    var run = new ScenarioRun(definition, called, scenario, definitions => new Kernel(evaluator, definitions), deadline => deadline.Resolve(calendar).Date).Play();
                    if (result.GetValue(json))
                        output.WriteJsonLine(writer => Write(writer, file, run));
                    else
                        output.Write($"{file}: {run.Main?.Status}/{run.Main?.SubStatus}\n{string.Concat(run.Lines.Select(line => $"  {line}\n"))}");
                }
                // One bad file does not keep the others from being run.
                catch (Exception error) when (error is BadInputException or JsonException or DefinitionRefusedException or InvalidDataException)
                {
                    refused = true;
                    var line = error is BadInputException ? error.Message : $"{file}: {error.Message}";
                    errors.WriteLine(line.ReplaceLineEndings(" "));
                }
            }
            return refused ? 2 : 0;
        });
        return command;
    }

    private static Command RoundTrip()
    {
        var file = new Argument<string>("file") { Description = "A definition." };
        var command = new Command("roundtrip", "Reads a definition and writes everything it holds.") { file };
        command.SetAction(result =>
        {
            result.InvocationConfiguration.Output.Write(WorkflowFiles.ReadDefinition(result.GetRequiredValue(file), EngineLimits.Default).Write() + "\n");
            return 0;
        });
        return command;
    }

    internal static Argument<string[]> Paths() => new("path") { Description = "Files, or folders to search.", Arity = ArgumentArity.OneOrMore };

    internal static Option<bool> Json() => new("--json") { Description = "One JSON line per file." };

    private static void Write(Utf8JsonWriter json, string file, ScenarioRun run)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteStrings("lines", run.Lines);
        json.WriteString("status", run.Main?.Status.ToString());
        json.WriteString("subStatus", run.Main?.SubStatus.ToString());
        json.WriteEndObject();
    }
}
