using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Application.Plans.Packages;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary><c>plan simulate</c>: a plan lived through on an imagined clock, one JSON line per event, in order of time. Changes nothing in any database.</summary>
public static class PlanSimulateCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("plan") { Description = "DIR, ZIP or the code of an imported plan." };
        var from = Date("--from", "First day, yyyy-MM-dd.");
        var to = Date("--to", "Last day, yyyy-MM-dd.");
        var people = new Option<string>("--people") { Description = "on-time, late, silent, or a file with rules.", DefaultValueFactory = _ => "on-time" };
        var json = new Option<bool>("--json") { Description = "JSON lines; there is no other form." };
        var database = CommandRooms.DatabaseOption();
        var command = new Command("simulate", "Lives through a period of a plan on an imagined clock.") { source, from, to, people, json, database };
        command.SetAction(async (result, ct) =>
        {
            var (first, last) = (ReadDate(result, from), ReadDate(result, to));
            if (last < first)
                throw new BadInputException("--to", null, "lies before --from");
            var conduct = ReadPeople(result.GetRequiredValue(people));
            var package = await PlanCommand.PackageAsync(result.GetRequiredValue(source), result.GetValue(database), ct);
            var output = result.InvocationConfiguration.Output;
            var simulation = new PlanSimulation(
                package.Plan, Definitions(package).GetValueOrDefault, WorkCalendarFile.Load(Path.Combine(Home.Folder, "appsettings", "calendar-vn.csv")),
                new ExpressionEvaluator(), conduct, happened => output.WriteJsonLine(line => Write(line, happened)));
            simulation.Run(first, last);
            return 0;
        });
        return command;
    }

    private static IReadOnlyDictionary<string, WorkflowDefinition> Definitions(PlanPackage package)
    {
        try
        {
            return package.Definitions();
        }
        catch (PackageRefusedException refused)
        {
            throw new BadInputException(refused.File, refused.Place, refused.Cause, refused);
        }
    }

    private static Option<string> Date(string name, string words) => new(name) { Description = words, Required = true };

    private static DateOnly ReadDate(ParseResult result, Option<string> option)
    {
        var text = result.GetRequiredValue(option);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and < 2200
            ? date
            : throw new BadInputException(option.Name, null, $"\"{text}\" is no date from 1900 to 2199 (yyyy-MM-dd)");
    }

    private static PeopleConduct ReadPeople(string text)
    {
        if (Conduct.Named(text) is { } conduct)
            return PeopleConduct.Everybody(conduct);
        if (!File.Exists(text))
            throw new BadInputException(text, null, "neither on-time, late, silent nor a file that is there");
        try
        {
            return PeopleConduct.Parse(WorkflowFiles.ReadText(text));
        }
        catch (FormatException error)
        {
            throw new BadInputException(text, null, error.Message, error);
        }
    }

    private static void Write(Utf8JsonWriter json, SimulationEvent happened)
    {
        json.WriteStartObject();
        json.WriteString("at", happened.At.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteString("kind", happened.Kind.ToString());
        if (happened.Action is { } action)
            json.WriteNumber("action", action);
        else
            json.WriteNull("action");
        json.WriteStrings("sourceTasks", happened.SourceTasks);
        json.WriteString("instance", happened.Instance);
        json.WriteString("unit", happened.Unit);
        json.WriteString("task", happened.Task);
        json.WriteString("title", happened.Title);
        json.WriteString("to", happened.To);
        json.WriteString("subject", happened.Subject);
        json.WriteString("due", happened.Due?.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("rule", happened.Rule);
        json.WriteString("detail", happened.Detail);
        json.WriteEndObject();
    }
}
