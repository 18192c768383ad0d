namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>What a designer is told, in Vietnamese and in English; both are always there.</summary>
public sealed record BilingualText(string Vi, string En)
{
    public string In(string language) => language == "en" ? En : Vi;
}
