using VanQuan.Workflows.Domain.Plans.Json;

namespace VanQuan.Workflows.Domain.Plans;

/// <summary>
/// plan.json ⇄ <see cref="Plan"/>, pure. Reading is strict: an unknown property, a code that leads nowhere or a date that is none
/// is refused with its place, because a plan misread is work not done.
/// </summary>
public static class PlanJson
{
    /// <exception cref="PlanRefusedException">Names the place in the file and the cause.</exception>
    public static Plan Read(string json)
    {
        var plan = PlanReader.Read(json);
        PlanReferences.Check(plan);
        return plan;
    }

    /// <summary>Indented, Vietnamese letters as they are, properties that say nothing left out.</summary>
    public static string Write(Plan plan) => PlanWriter.Write(plan);
}
