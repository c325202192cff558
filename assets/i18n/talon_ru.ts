<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="ru_RU">
<context>
    <name>CallCard</name>
    <message>
        <source>окно</source>
        <translation>окно</translation>
    </message>
    <message>
        <source>талон</source>
        <translation>талон</translation>
    </message>
</context>
<context>
    <name>CategoryScreen</name>
    <message>
        <source>Нажмите на строку, которая вам подходит</source>
        <translation>Нажмите на строку, которая вам подходит</translation>
    </message>
    <message>
        <source>Назад</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Выберите категорию</source>
        <translation>Выберите категорию</translation>
    </message>
</context>
<context>
    <name>ClassScreen</name>
    <message>
        <source>Есть право на льготу?</source>
        <translation>Есть право на льготу?</translation>
    </message>
    <message>
        <source>Выберите свою категорию. Документ покажите у окна.</source>
        <translation>Выберите свою категорию. Документ покажите у окна.</translation>
    </message>
    <message>
        <source>Назад</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>HallScreen</name>
    <message>
        <source>Ожидайте вызова.
Номер вашего талона
появится здесь.</source>
        <translation>Ожидайте вызова.
Номер вашего талона
появится здесь.</translation>
    </message>
    <message>
        <source>Табло готовится к работе</source>
        <translation>Табло готовится к работе</translation>
    </message>
    <message>
        <source>Талон</source>
        <translation>Талон</translation>
    </message>
    <message>
        <source>Окно</source>
        <translation>Окно</translation>
    </message>
</context>
<context>
    <name>IssuingScreen</name>
    <message>
        <source>Готовим талон…</source>
        <translation>Готовим талон…</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Талон: главное табло</source>
        <translation>Талон: главное табло</translation>
    </message>
    <message>
        <source>Талон: терминал регистрации</source>
        <translation>Талон: терминал регистрации</translation>
    </message>
</context>
<context>
    <name>OutOfOrderScreen</name>
    <message>
        <source>Терминал временно не работает</source>
        <translation>Терминал временно не работает</translation>
    </message>
    <message>
        <source>Обратитесь, пожалуйста, к сотруднику инспекции.</source>
        <translation>Обратитесь, пожалуйста, к сотруднику инспекции.</translation>
    </message>
    <message>
        <source>Попробуйте взять талон на другом терминале</source>
        <translation>Попробуйте взять талон на другом терминале</translation>
    </message>
</context>
<context>
    <name>PrintState</name>
    <message>
        <source>Печатаем талон…</source>
        <translation>Печатаем талон…</translation>
    </message>
    <message>
        <source>Возьмите талон и следите за табло: вас вызовут по номеру.</source>
        <translation>Возьмите талон и следите за табло: вас вызовут по номеру.</translation>
    </message>
    <message>
        <source>Талон не будет напечатан. Запишите номер или сфотографируйте экран.</source>
        <translation>Талон не будет напечатан. Запишите номер или сфотографируйте экран.</translation>
    </message>
    <message>
        <source>Напечатать талон не получилось. Запишите номер или сфотографируйте экран.</source>
        <translation>Напечатать талон не получилось. Запишите номер или сфотографируйте экран.</translation>
    </message>
</context>
<context>
    <name>RefusedScreen</name>
    <message>
        <source>Назад</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation>Закончить</translation>
    </message>
</context>
<context>
    <name>ServiceScreen</name>
    <message>
        <source>Выберите услугу</source>
        <translation>Выберите услугу</translation>
    </message>
    <message>
        <source>Назад</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Вы ещё здесь?</source>
        <translation>Вы ещё здесь?</translation>
    </message>
    <message>
        <source>Я ещё здесь</source>
        <translation>Я ещё здесь</translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation>Закончить</translation>
    </message>
</context>
<context>
    <name>TicketScreen</name>
    <message>
        <source>Ваш талон</source>
        <translation>Ваш талон</translation>
    </message>
    <message>
        <source>Код для телефона</source>
        <translation>Код для телефона</translation>
    </message>
    <message>
        <source>Наведите камеру телефона на код и следите за очередью на телефоне</source>
        <translation>Наведите камеру телефона на код и следите за очередью на телефоне</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>TurnPages</name>
    <message>
        <source>%1 из %2</source>
        <comment>page of pages</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Предыдущая страница</source>
        <translation>Предыдущая страница</translation>
    </message>
    <message>
        <source>Ещё</source>
        <comment>more choices on the next page</comment>
        <translation>Ещё</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Возьмите талон</source>
        <translation>Возьмите талон</translation>
    </message>
    <message>
        <source>Терминал готовится к работе</source>
        <translation>Терминал готовится к работе</translation>
    </message>
    <message>
        <source>Нажмите на свой язык
Touch your language</source>
        <translation>Нажмите на свой язык
Touch your language</translation>
    </message>
    <message>
        <source>Это займёт немного времени. Если нужно срочно, обратитесь, пожалуйста, к сотруднику.</source>
        <translation>Это займёт немного времени. Если нужно срочно, обратитесь, пожалуйста, к сотруднику.</translation>
    </message>
    <message>
        <source>Русский</source>
        <comment>in Russian in every catalogue</comment>
        <translation>Русский</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::HallController</name>
    <message>
        <source>Талон %1, окно %2</source>
        <comment>on the display</comment>
        <translation>Талон %1, окно %2</translation>
    </message>
    <message>
        <source>Нет связи с %1. Вызовы слушайте у окон.</source>
        <comment>time</comment>
        <translation>Нет связи с %1. Вызовы слушайте у окон.</translation>
    </message>
    <message>
        <source>Ожидают: %1</source>
        <translation>Ожидают: %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::IdleWatch</name>
    <message>
        <source>Экран закроется через %1</source>
        <translation>Экран закроется через %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::IssuedTicket</name>
    <message>
        <source>Ваш талон</source>
        <translation>Ваш талон</translation>
    </message>
    <message>
        <source>Следите за табло: вас вызовут по номеру</source>
        <translation>Следите за табло: вас вызовут по номеру</translation>
    </message>
    <message>
        <source>Очередь на вашем телефоне</source>
        <translation>Очередь на вашем телефоне</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::Preference</name>
    <message>
        <source>Есть право на льготу?</source>
        <translation>Есть право на льготу?</translation>
    </message>
    <message>
        <source>Отметьте, если у вас есть право на льготу. Документ покажите у окна.</source>
        <translation>Отметьте, если у вас есть право на льготу. Документ покажите у окна.</translation>
    </message>
    <message>
        <source>Нажмите здесь и выберите свою категорию</source>
        <translation>Нажмите здесь и выберите свою категорию</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::RefusalText</name>
    <message>
        <source>Сейчас приёма нет</source>
        <translation>Сейчас приёма нет</translation>
    </message>
    <message>
        <source>Сейчас талоны на эту услугу не выдаются. Спросите сотрудника, когда откроется приём.</source>
        <translation>Сейчас талоны на эту услугу не выдаются. Спросите сотрудника, когда откроется приём.</translation>
    </message>
    <message>
        <source>Талоны на сегодня закончились</source>
        <translation>Талоны на сегодня закончились</translation>
    </message>
    <message>
        <source>На эту услугу сегодня больше нет талонов. Приходите, пожалуйста, в другой день или обратитесь к сотруднику.</source>
        <translation>На эту услугу сегодня больше нет талонов. Приходите, пожалуйста, в другой день или обратитесь к сотруднику.</translation>
    </message>
    <message>
        <source>Список услуг изменился</source>
        <translation>Список услуг изменился</translation>
    </message>
    <message>
        <source>Вернитесь назад и выберите услугу ещё раз.</source>
        <translation>Вернитесь назад и выберите услугу ещё раз.</translation>
    </message>
    <message>
        <source>Не получилось выдать талон</source>
        <translation>Не получилось выдать талон</translation>
    </message>
    <message>
        <source>Попробуйте ещё раз. Если не получится, обратитесь, пожалуйста, к сотруднику.</source>
        <translation>Попробуйте ещё раз. Если не получится, обратитесь, пожалуйста, к сотруднику.</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::TicketController</name>
    <message>
        <source>Принтер не работает. Номер талона будет показан на экране.</source>
        <translation>Принтер не работает. Номер талона будет показан на экране.</translation>
    </message>
    <message>
        <source>Нет связи с сервером. Талоны выдаются как обычно.</source>
        <translation>Нет связи с сервером. Талоны выдаются как обычно.</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::Wording</name>
    <message>
        <source>Перед вами никого нет</source>
        <translation>Перед вами никого нет</translation>
    </message>
    <message numerus="yes">
        <source>Перед вами %n человек</source>
        <translation>
            <numerusform>Перед вами %n человек</numerusform>
            <numerusform>Перед вами %n человека</numerusform>
            <numerusform>Перед вами %n человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Ожидание меньше минуты</source>
        <translation>Ожидание меньше минуты</translation>
    </message>
    <message numerus="yes">
        <source>Ожидание около %n минут</source>
        <translation>
            <numerusform>Ожидание около %n минуты</numerusform>
            <numerusform>Ожидание около %n минут</numerusform>
            <numerusform>Ожидание около %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>Очереди нет</source>
        <translation>Очереди нет</translation>
    </message>
    <message>
        <source>с %1 до %2</source>
        <translation>с %1 до %2</translation>
    </message>
    <message>
        <source> и </source>
        <translation> и </translation>
    </message>
    <message>
        <source>сегодня</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>завтра</source>
        <translation>завтра</translation>
    </message>
    <message>
        <source>в понедельник</source>
        <translation>в понедельник</translation>
    </message>
    <message>
        <source>во вторник</source>
        <translation>во вторник</translation>
    </message>
    <message>
        <source>в среду</source>
        <translation>в среду</translation>
    </message>
    <message>
        <source>в четверг</source>
        <translation>в четверг</translation>
    </message>
    <message>
        <source>в пятницу</source>
        <translation>в пятницу</translation>
    </message>
    <message>
        <source>в субботу</source>
        <translation>в субботу</translation>
    </message>
    <message>
        <source>в воскресенье</source>
        <translation>в воскресенье</translation>
    </message>
    <message>
        <source>Сейчас закрыто</source>
        <translation>Сейчас закрыто</translation>
    </message>
    <message>
        <source>Сейчас закрыто, откроется %1 в %2</source>
        <comment>day, time</comment>
        <translation>Сейчас закрыто, откроется %1 в %2</translation>
    </message>
    <message>
        <source>Талоны на эту услугу начнут выдавать %1 в %2.</source>
        <comment>day, time</comment>
        <translation>Талоны на эту услугу начнут выдавать %1 в %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n секунд</source>
        <comment>after «через»</comment>
        <translation>
            <numerusform>%n секунду</numerusform>
            <numerusform>%n секунды</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>Ждут: %1</source>
        <translation>Ждут: %1</translation>
    </message>
    <message>
        <source>около %1 мин</source>
        <translation>около %1 мин</translation>
    </message>
</context>
</TS>
