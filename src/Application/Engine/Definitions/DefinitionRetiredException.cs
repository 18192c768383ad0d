namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>A new instance was asked for of a procedure that is retired. Instances that run go on; the bell makes an incident of this.</summary>
public sealed class DefinitionRetiredException(string name)
    : InvalidOperationException($"Quy trình “{name}” đã ngừng áp dụng nên không bắt đầu lượt mới / The procedure “{name}” is retired: no new instance starts.")
{
    public string Name { get; } = name;
}
