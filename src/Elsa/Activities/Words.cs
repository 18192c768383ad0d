namespace VanQuan.Workflows.Elsa.Activities;

/// <summary>Words that several activities say in Elsa Studio. It shows one text for all readers, so both languages stand in it.</summary>
internal static class Words
{
    public const string Category = "Văn Quan";

    public const string Deadline =
        "JSON: anchor, amount, unit, direction, roll, pauses, basis. Ví dụ 15 ngày làm việc sau khi bước mở · for example 15 working days after the step opens: {\"anchor\":\"Activated\",\"amount\":15,\"unit\":\"WorkingDays\"}";
}
