using System.CommandLine;
using System.Globalization;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Application.Plans.Packages;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Simulation.Reports;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>
/// <c>plan simulate</c>: a plan lived through on an imagined clock, one JSON line per event, in order of time; with <c>--action</c> one
/// run of one action alone, begun on <c>--from</c>. The pages of the Portal tell the same. Changes nothing in any database.
/// </summary>
public static class PlanSimulateCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("plan") { Description = "DIR, ZIP or the code of an imported plan." };
        var from = Date("--from", "First day, yyyy-MM-dd.");
        var to = Date("--to", "Last day, yyyy-MM-dd.");
        var people = new Option<string>("--people") { Description = "on-time, late, silent, or a file with rules.", DefaultValueFactory = _ => "on-time" };
        var (action, unit, subject) = (
            new Option<int?>("--action") { Description = "Only one run of this action, begun on --from." },
            new Option<string?>("--unit") { Description = "With --action: the body it runs for." },
            new Option<string?>("--subject") { Description = "With --action: the subject it runs for." });
        var json = new Option<bool>("--json") { Description = "JSON lines; there is no other form." };
        var database = CommandRooms.DatabaseOption();
        var command = new Command("simulate", "Lives through a period of a plan on an imagined clock.") { source, from, to, people, action, unit, subject, json, database };
        command.SetAction(async (result, ct) =>
        {
            var (first, last) = (ReadDate(result, from), ReadDate(result, to));
            if (last < first)
                throw new BadInputException("--to", null, "lies before --from");
            var conduct = ReadPeople(result.GetRequiredValue(people));
            var package = await PlanCommand.PackageAsync(result.GetRequiredValue(source), result.GetValue(database), ct);
            var output = result.InvocationConfiguration.Output;
            var calendar = WorkCalendarFile.Load(Path.Combine(Home.Folder, "appsettings", "calendar-vn.csv"));
            var simulation = new PlanSimulation(package.Plan, Definitions(package).GetValueOrDefault, calendar, new ExpressionEvaluator(), conduct, output.WriteEvent);
            if (result.GetValue(action) is { } number)
                RunOnly(simulation, package.Plan, number, result.GetValue(unit), result.GetValue(subject), first, last, calendar);
            else
                simulation.Run(first, last);
            return 0;
        });
        return command;
    }

    private static void RunOnly(
        PlanSimulation simulation, Plan plan, int number, string? unit, string? subject, DateOnly from, DateOnly to, WorkCalendar calendar)
    {
        var action = plan.Actions.FirstOrDefault(one => one.Number == number) ?? throw new BadInputException("--action", null, $"the plan has no action {number}");
        var run = plan.RunsOf(action).FirstOrDefault(one => (unit is null || one.Unit.Code == unit) && (subject is null || one.Subject?.Code == subject))
            ?? throw new BadInputException("--unit", null, $"action {number} has no such run");
        simulation.RunOnly(TriedRun.RoundOf(plan, action, from, calendar), run, to);
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
}
