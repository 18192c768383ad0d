namespace VanQuan.Workflows.Application.Engine.Definitions.Publishing;

/// <summary>Settings under <c>Designer</c>.</summary>
public sealed class DesignerSettings
{
    /// <summary>Publishing a procedure asks for a second designer, or an administrator, who did not draw it.</summary>
    public bool SecondPerson { get; set; }
}
