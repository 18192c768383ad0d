namespace VanQuan.Workflows.Domain.Tasks.Forms;

/// <summary>What a person reads at a field: which field, what is wrong, and the way out.</summary>
public static class FormWords
{
    public static Words Empty(Words label, FieldType type) => type switch
    {
        FieldType.Choice => new($"Chưa chọn “{label.Vi}”. Chọn một mục rồi nộp lại, hoặc lưu nháp.", $"“{label.En}” is not chosen. Choose one and submit again, or save a draft."),
        _ => new($"Chưa nhập “{label.Vi}”. Điền vào ô này rồi nộp lại, hoặc lưu nháp.", $"“{label.En}” is empty. Fill it in and submit again, or save a draft."),
    };

    public static Words NotTicked(Words label) =>
        new($"Chưa xác nhận “{label.Vi}”. Đánh dấu vào ô này rồi nộp lại.", $"“{label.En}” is not confirmed. Tick the box and submit again.");

    public static Words NoNumber(Words label, string typed) =>
        new($"“{label.Vi}” phải là số, ví dụ 396,5; bạn đã nhập “{Short(typed)}”. Sửa lại thành số.", $"“{label.En}” has to be a number, such as 396.5; you typed “{Short(typed)}”. Change it to a number.");

    public static Words NoDate(Words label, string typed) =>
        new($"“{label.Vi}” phải là ngày có thật, dạng 31/12/2022; bạn đã nhập “{Short(typed)}”. Nhập lại ngày.", $"“{label.En}” has to be a real date, such as 31/12/2022; you typed “{Short(typed)}”. Type the date again.");

    public static Words NoOption(Words label, IReadOnlyList<FieldOption> options) =>
        new($"“{label.Vi}” không có mục này. Chọn một trong: {string.Join("; ", options.Select(o => o.Label.Vi))}.", $"“{label.En}” has no such option. Choose one of: {string.Join("; ", options.Select(o => o.Label.En))}.");

    public static Words TooLong(Words label, int length, int longest) =>
        new($"“{label.Vi}” dài {length} ký tự, tối đa {longest}. Rút gọn, hoặc đính kèm thành tệp.", $"“{label.En}” has {length} characters, at most {longest}. Shorten it, or attach it as a file.");

    public static Words TooFewFiles(int required, int present) =>
        new($"Cần ít nhất {required} tệp minh chứng, mới có {present}. Đính kèm thêm {required - present} tệp rồi nộp lại.", $"At least {required} evidence files are needed, {present} are there. Attach {required - present} more and submit again.");

    private static string Short(string typed) => typed.Length <= 40 ? typed : typed[..40] + "…";
}
