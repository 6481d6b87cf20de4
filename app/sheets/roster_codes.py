"""Words that registers of the police and of counties write as figures, by the national standards.

GB/T 3304, 4658, 2261.2 and 4762. What the editions of a standard read differently is left out.
"""

_NATIONS = (
    "汉", "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家",
    "哈尼", "哈萨克", "傣", "黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜",
    "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒",
    "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴",
    "珞巴", "基诺",
)  # fmt: skip
_WORDS: dict[str, dict[str, str]] = {
    "ethnicity": {f"{n:02d}": f"{name}族" for n, name in enumerate(_NATIONS, start=1)},
    "education": {
        "10": "研究生", "20": "大学本科", "30": "大学专科", "40": "中专", "60": "高中", "70": "初中", "80": "小学",
    },
    "marital_status": {
        "10": "未婚", "20": "已婚", "21": "初婚", "22": "再婚", "23": "复婚", "30": "丧偶", "40": "离婚",
        "90": "未说明",
    },
    "political_status": {
        "01": "中共党员", "02": "中共预备党员", "03": "共青团员", "04": "民革党员", "05": "民盟盟员",
        "06": "民建会员", "07": "民进会员", "08": "农工党党员", "09": "致公党党员", "10": "九三学社社员",
        "11": "台盟盟员", "12": "无党派人士", "13": "群众",
    },
}  # fmt: skip
CODED_FIELDS = frozenset(_WORDS)


def word_of_code(field: str, text: str) -> str | None:
    """The word that a figure stands for, or the text itself where it is none; None for a figure that
    nobody knows. A number cell has lost the nought in front.
    """
    if not text.isdecimal():
        return text
    return _WORDS[field].get(text.zfill(2))
